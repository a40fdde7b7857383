using Microsoft.AspNetCore.Http;

namespace OpenQoE.Functions.Operations;

/// <summary>
/// What every answer of a function carries: it is data for programs, never a page, and nobody between is to keep it. Under the official worker
/// no middleware can add this, so each HTTP function calls it, most of them by asking <see cref="OperatorAccess"/>.
/// </summary>
public static class SecurityHeaders
{
    public static void Apply(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }
}
