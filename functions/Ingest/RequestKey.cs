using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OpenQoE.Functions.Ingest;

/// <summary>The key in a request.</summary>
public static class RequestKey
{
    private const string BearerScheme = "Bearer ";

    /// <summary>A beacon can set no header, so the key may be in the query, too.</summary>
    public static bool Matches(string expected, HttpRequest request) =>
        AreEqual(expected, InHeaders(request) is { Length: > 0 } key ? key : request.Query["key"].ToString());

    /// <summary>For keys that must not end up in logs of addresses.</summary>
    public static bool MatchesInHeaders(string expected, HttpRequest request) => AreEqual(expected, InHeaders(request));

    /// <summary>Takes as long whatever the difference is: time would tell a guesser how far they got.</summary>
    private static bool AreEqual(string expected, string sent) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(sent)));

    private static string InHeaders(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)) return authorization[BearerScheme.Length..].Trim();
        return request.Headers["X-API-Key"] is [{ Length: > 0 } header, ..] ? header : "";
    }
}
