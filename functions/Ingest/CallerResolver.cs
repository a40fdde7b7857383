using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Ingest;

/// <summary>Tells from a request's key who posts.</summary>
public sealed class CallerResolver(IOptions<IngestOptions> options)
{
    private const string BearerScheme = "Bearer ";

    /// <summary>Null when the key is missing or unknown.</summary>
    public Caller? Resolve(HttpRequest request)
    {
        var organisation = string.IsNullOrEmpty(options.Value.Organisation) ? null : options.Value.Organisation;
        return options.Value.ApiKey is not { Length: > 0 } expected || Equal(expected, KeyOf(request)) ? new Caller(organisation) : null;
    }

    /// <summary>A beacon can set no header, so the key may be in the query, too.</summary>
    private static string KeyOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)) return authorization[BearerScheme.Length..].Trim();
        return request.Headers["X-API-Key"] is [{ Length: > 0 } header, ..] ? header : request.Query["key"].ToString();
    }

    /// <summary>Takes as long whatever the difference is: time would tell a guesser how far they got.</summary>
    private static bool Equal(string expected, string given) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
