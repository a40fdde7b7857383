using Microsoft.AspNetCore.Http;

namespace OpenQoE.Functions.Operations.Api;

/// <summary>Versions of documents in HTTP: <c>ETag</c>, <c>If-Match</c>, <c>If-None-Match: *</c>.</summary>
internal static class Versions
{
    /// <summary>Whether a request may change the document that is there.</summary>
    /// <param name="request">Asks for a version, or does not care.</param>
    /// <param name="current">What is there; null: nothing.</param>
    public static bool Allow(HttpRequest request, string? current)
    {
        var (ifMatch, ifNoneMatch) = (request.Headers.IfMatch.ToString(), request.Headers.IfNoneMatch.ToString());
        return (ifMatch.Length == 0 || (ifMatch == "*" ? current is not null : ifMatch == current)) && (ifNoneMatch != "*" || current is null);
    }

    /// <summary>True when a request cares, so that a write is not to be tried again on a newer version.</summary>
    public static bool Matter(HttpRequest request) => request.Headers.IfMatch.Count > 0 || request.Headers.IfNoneMatch.Count > 0;

    /// <summary>Says which version the answer shows.</summary>
    public static void Show(HttpRequest request, string? etag)
    {
        if (etag is not null)
        {
            request.HttpContext.Response.Headers.ETag = etag;
        }
    }
}
