using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OpenQoE.Functions.Ingest;

namespace OpenQoE.Functions.Operations;

/// <summary>Who may see the operator routes: whoever has the admin key; without one set, a developer on the same machine.</summary>
public sealed class OperatorAccess(OperatorOptions options, IHostEnvironment environment)
{
    // With a name of its own, a page somewhere could make a developer's browser ask (DNS rebinding).
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    // Behind a proxy everybody seems to come from loopback.
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    /// <summary>The refusal to answer with, or null when the caller may go on.</summary>
    public IResult? Refuse(HttpRequest request) => IsAllowed(request)
        ? null
        : Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized, title: "The admin key is missing or unknown.",
            detail: "Send it as Authorization: Bearer KEY. It is set by OpenQoE:Operator:AdminKey.");

    private bool IsAllowed(HttpRequest request) => options.AdminKey.Length > 0
        ? RequestKey.MatchesInHeaders(options.AdminKey, request)
        : environment.IsDevelopment() && IsLoopback(request);

    private static bool IsLoopback(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && LoopbackHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !ProxyHeaders.Any(request.Headers.ContainsKey);
}
