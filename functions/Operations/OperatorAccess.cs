using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OpenQoE.Functions.Ingest;

namespace OpenQoE.Functions.Operations;

/// <summary>Who may see the operator routes: whoever has the admin key; without one set, a developer on the same machine.</summary>
public sealed class OperatorAccess(OperatorOptions options, IHostEnvironment environment)
{
    /// <summary>The refusal to answer with, or null when the caller may go on.</summary>
    public IResult? Refuse(HttpRequest request) => IsAllowed(request)
        ? null
        : Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized, title: "The admin key is missing or unknown.",
            detail: "Send it as Authorization: Bearer KEY. It is set by OpenQoE:Operator:AdminKey.");

    private bool IsAllowed(HttpRequest request) => options.AdminKey.Length > 0
        ? RequestKey.Matches(options.AdminKey, request)
        : environment.IsDevelopment() && IsLoopback(request);

    // Behind a proxy everybody seems to come from loopback.
    private static bool IsLoopback(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !request.Headers.ContainsKey("X-Forwarded-For");
}
