using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Keys;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Ingest;

/// <summary>
/// Lets pages of the allowed origins post, and read every answer, the refusals too. Until the key is known (a preflight has none), an
/// origin is allowed when the configured ones or any key's have it.
/// </summary>
public sealed class Cors(IOptions<IngestOptions> options, KeyRing keys, TimeProvider clock)
{
    private const string AllowedHeaders = "Content-Type, Content-Encoding, Authorization, X-API-Key, X-SDK-Version";
    private const string OneDay = "86400";

    private readonly AllowedOrigins _configured = AllowedOrigins.Parse(options.Value.AllowedOrigins);

    /// <summary>Whether the request may post: what comes from no page has no origin, and may.</summary>
    public bool Allows(HttpRequest request) => request.Headers.Origin.Count == 0 || Grant(request) is not null;

    /// <summary>Writes the headers every answer carries. A page that may not post gets none that would let it read.</summary>
    public void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Origin";
        if (Grant(context.Request) is not { } origin) return;

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
        if (!HttpMethods.IsOptions(context.Request.Method)) return;
        headers.AccessControlAllowMethods = Answer.Methods;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = OneDay;
    }

    /// <summary>Now that the caller is known, only their own origins count.</summary>
    /// <returns>Whether the request may post.</returns>
    public bool Narrow(HttpContext context, AllowedOrigins own)
    {
        var grant = own.Grant(context.Request.Headers.Origin.ToString());
        context.Response.Headers.AccessControlAllowOrigin = grant;
        return grant is not null || context.Request.Headers.Origin.Count == 0;
    }

    private string? Grant(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return _configured.Grant(origin) ?? keys.Snapshot?.Grant(origin, clock.GetUtcNow());
    }
}
