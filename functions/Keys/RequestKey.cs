using Microsoft.AspNetCore.Http;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>The key in a request.</summary>
public static class RequestKey
{
    private const string BearerScheme = "Bearer ";

    /// <summary>The key, or an empty text. A beacon can set no header, so it may be in the query, too.</summary>
    public static string Of(HttpRequest request) => InHeaders(request) is { Length: > 0 } key ? key : request.Query["key"].ToString();

    /// <summary>The key, or an empty text: for keys that must not end up in logs of addresses.</summary>
    public static string InHeaders(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)) return authorization[BearerScheme.Length..].Trim();
        if (request.Headers["X-API-Key"] is [{ Length: > 0 } header, ..]) return header;

        // Without a scheme it is a key as well: the predecessor took it so.
        return authorization.Contains(' ') ? "" : authorization;
    }

    /// <summary>Whether it is a key that is set in the configuration, in a time that tells a guesser nothing.</summary>
    public static bool Matches(string expected, string sent) => SecretHash.Of(expected).Matches(SecretHash.Of(sent));
}
