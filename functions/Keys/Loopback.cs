using System.Net;
using Microsoft.AspNetCore.Http;

namespace OpenQoE.Functions.Keys;

/// <summary>Tells whether a request comes from the same machine.</summary>
public static class Loopback
{
    // With a name of its own, a page somewhere could make a developer's browser ask (DNS rebinding).
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    // Behind a proxy everybody seems to come from loopback.
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    public static bool IsSource(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !ProxyHeaders.Any(request.Headers.ContainsKey);
}
