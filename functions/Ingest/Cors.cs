using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Ingest;

/// <summary>Lets pages of the allowed origins post, and read every answer, the refusals too.</summary>
public sealed class Cors(IOptions<IngestOptions> options)
{
    private const string AnyOrigin = "*";
    private const string AllowedHeaders = "Content-Type, Content-Encoding, Authorization, X-API-Key, X-SDK-Version";
    private const string OneDay = "86400";

    private readonly string[] _allowed =
        options.Value.AllowedOrigins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the request may post: what comes from no page has no origin, and may.</summary>
    public bool Allows(HttpRequest request) => request.Headers.Origin.Count == 0 || AllowedOrigin(request) is not null;

    /// <summary>Writes the headers every answer carries. A page that may not post gets none that would let it read.</summary>
    public void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Origin";
        if (AllowedOrigin(context.Request) is not { } origin) return;

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
        if (!HttpMethods.IsOptions(context.Request.Method)) return;
        headers.AccessControlAllowMethods = Answer.Methods;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = OneDay;
    }

    private string? AllowedOrigin(HttpRequest request)
    {
        if (_allowed.Contains(AnyOrigin)) return AnyOrigin;
        var origin = request.Headers.Origin.ToString();
        return _allowed.Contains(origin, StringComparer.OrdinalIgnoreCase) ? origin : null;
    }
}
