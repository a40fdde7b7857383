using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Ingest;

/// <summary>Lets pages of other origins post, and read every answer, the refusals too.</summary>
public sealed class Cors(IOptions<IngestOptions> options)
{
    private const string AnyOrigin = "*";
    private const string AllowedHeaders = "Content-Type, Content-Encoding, Authorization, X-API-Key, X-SDK-Version";
    private const string OneDay = "86400";

    private readonly HashSet<string> _allowed =
        new(options.Value.AllowedOrigins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the headers every answer carries. A page of another origin than the allowed ones gets none that would let it read.</summary>
    public void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Origin";
        var origin = context.Request.Headers.Origin.ToString();
        if (_allowed.Contains(AnyOrigin)) headers.AccessControlAllowOrigin = AnyOrigin;
        else if (_allowed.Contains(origin)) headers.AccessControlAllowOrigin = origin;
        else return;

        headers.AccessControlExposeHeaders = "Retry-After";
        if (!HttpMethods.IsOptions(context.Request.Method)) return;
        headers.AccessControlAllowMethods = "POST, OPTIONS";
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = OneDay;
    }
}
