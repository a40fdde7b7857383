using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OpenQoE.Functions.Telemetry;

/// <summary>
/// Starts the service's spans; null when nobody listens, or when what they would belong to is not sampled. Parents are always given, never ambient: ASP.NET Core's
/// and the worker's own activities take over what a caller says of sampling, and loops do other requests' work. What a span says of addresses is their host: paths and queries can hold keys.
/// </summary>
public static class Spans
{
    public const string SourceName = "OpenQoE";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The context of the span of ours that is at work here, if it is sampled; else none.</summary>
    public static ActivityContext Current =>
        Activity.Current is { Recorded: true } span && ReferenceEquals(span.Source, Source) ? span.Context : default;

    /// <summary>A request's span begins a trace, which the sampler decides on. A caller's trace is linked only: else anybody could have everything sampled.</summary>
    public static Activity? Serve(HttpRequest request)
    {
        if (!Source.HasListeners()) return null;
        var route = "/" + (request.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
        var method = HttpMethods.IsPost(request.Method) || HttpMethods.IsGet(request.Method) || HttpMethods.IsOptions(request.Method)
            || HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method) ? request.Method : "_OTHER";
        var isCalled = ActivityContext.TryParse(request.Headers.TraceParent, traceState: null, isRemote: true, out var caller);
        return Begin($"{(method == "_OTHER" ? "HTTP" : method)} {route}", ActivityKind.Server, isCalled ? [new ActivityLink(caller)] : null)
            ?.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("url.scheme", request.Scheme);
    }

    /// <summary>A message is put into a queue.</summary>
    public static Activity? Send(string queue, SpanOrigins origins) => OfMessage("send", queue, Start($"send {queue}", ActivityKind.Producer, origins));

    /// <inheritdoc cref="Send(string, SpanOrigins)"/>
    public static Activity? Send(string queue, ActivityContext parent) => OfMessage("send", queue, Start($"send {queue}", ActivityKind.Producer, parent));

    /// <summary>A message's function runs, if its sender was sampled.</summary>
    public static Activity? Process(string queue, ActivityContext sender) => OfMessage("process", queue, Start($"process {queue}", ActivityKind.Consumer, sender));

    /// <summary>A message's function runs. Without a sender that was sampled it begins a trace, if the sampler wants one.</summary>
    public static Activity? ProcessOrBegin(string queue, ActivityContext sender) =>
        sender == default ? OfMessage("process", queue, Begin($"process {queue}", ActivityKind.Consumer)) : Process(queue, sender);

    /// <summary>A step of ours.</summary>
    public static Activity? Step(string name, SpanOrigins origins) => Start(name, ActivityKind.Internal, origins);

    /// <summary>A request to somebody else, within the span that is at work here.</summary>
    /// <param name="target">What kind of server: few values.</param>
    /// <param name="server">Its host alone is recorded.</param>
    /// <param name="attempt">1 for the first.</param>
    public static Activity? Post(string target, Uri server, int attempt) => Start($"POST {target}", ActivityKind.Client, Current)
        ?.SetTag("http.request.method", "POST").SetTag("server.address", server.Host).SetTag("server.port", server.Port)
        .SetTag("http.request.resend_count", attempt > 1 ? attempt - 1 : null);

    /// <summary>Does work within a span, which tells if it fails.</summary>
    public static async Task RunAsync(Func<Activity?> start, Func<Task> work)
    {
        using var span = Source.HasListeners() ? start() : null;
        try
        {
            await work();
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    /// <summary>The status of the HTTP answer.</summary>
    public static void Answered(this Activity? span, int status)
    {
        span?.SetTag("http.response.status_code", status);
        if (status >= (span?.Kind == ActivityKind.Server ? 500 : 400))
        {
            span?.SetTag("error.type", $"{status}").SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Not with the exception's text, which can hold an address.</summary>
    public static void Failed(this Activity? span, Exception e) => span?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error);

    private static Activity? OfMessage(string operation, string queue, Activity? span) => span
        ?.SetTag("messaging.system", "azure_storage_queue").SetTag("messaging.operation.type", operation).SetTag("messaging.destination.name", queue);

    private static Activity? Begin(string name, ActivityKind kind, IEnumerable<ActivityLink>? links = null)
    {
        Activity.Current = null;
        return Source.StartActivity(kind, parentContext: default, links: links, name: name);
    }

    private static Activity? Start(string name, ActivityKind kind, SpanOrigins origins) => Start(name, kind, origins.Parent, origins.Links);

    private static Activity? Start(string name, ActivityKind kind, ActivityContext parent, IEnumerable<ActivityLink>? links = null) =>
        parent == default ? null : Source.StartActivity(kind, parent, links: links, name: name);
}
