using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions;

namespace OpenQoE.Tests.Functions;

/// <summary>What players, probes and dashboards rely on: it changes here first, on purpose.</summary>
public sealed class FunctionsTests
{
    private static readonly string[] Expected =
    [
        "ActOnIncident: POST /v1/incidents/{id}/{action}",
        "Aggregate: queue qoe-events",
        "Cardinality: GET /v1/cardinality",
        "CardinalityLabel: GET /v1/cardinality/{label}",
        "CardinalityPreview: POST /v1/cardinality/preview",
        "CreateKey: POST /v1/keys",
        "CreateSilence: POST /v1/silences",
        "DeleteRouting: DELETE /v1/routing",
        "DeleteSilence: DELETE /v1/silences/{id}",
        "DeleteSlo: DELETE /v1/slos/{id}",
        "Evaluate: queue slo-evaluations",
        "Events: any /v1/events",
        "GetIncident: GET /v1/incidents/{id}",
        "GetRouting: GET /v1/routing",
        "GetSilence: GET /v1/silences/{id}",
        "GetSlo: GET /v1/slos/{id}",
        "Health: GET /health",
        "ListIncidents: GET /v1/incidents",
        "ListKeys: GET /v1/keys",
        "ListSilences: GET /v1/silences",
        "ListSlos: GET /v1/slos",
        "Live: GET /health/live",
        "Metrics: GET /metrics",
        "Notify: queue notifications",
        "OpenApi: GET /openapi.json",
        "PostAlerts: POST /v1/alerts",
        "PushLogs: queue qoe-logs",
        "PutRouting: PUT /v1/routing",
        "PutSilence: PUT /v1/silences/{id}",
        "PutSlo: PUT /v1/slos/{id}",
        "Ready: GET /health/ready",
        "ReportIncident: POST /v1/incidents",
        "RevokeKey: DELETE /v1/keys/{id}",
        "RotateKey: POST /v1/keys/{id}/rotate",
        "Route: queue alerts",
        "SloStatus: GET /v1/slos/{id}/status",
        "Stats: GET /stats",
        "TestRouting: POST /v1/routing/test",
        "Tick: timer 20 * * * * *",
    ];

    [Fact]
    public void Names_and_triggers_are_the_expected_ones() =>
        Assert.Equal(Expected, Functions().Select(function => $"{function.Name}: {Describe(function.Trigger)}").Order(StringComparer.Ordinal));

    /// <summary>Function keys would be asked for in Azure and nowhere else: callers are judged by the program itself.</summary>
    [Fact]
    public void No_function_asks_for_a_function_key() =>
        Assert.All(Functions().Select(function => function.Trigger).OfType<HttpTriggerAttribute>(), http =>
            Assert.Equal(AuthorizationLevel.Anonymous, http.AuthLevel));

    /// <summary>The official worker's generated code calls them from outside, and DI makes their classes.</summary>
    [Fact]
    public void Functions_are_public_methods_of_public_classes() =>
        Assert.All(Functions(), function => Assert.True(function.Method is { IsPublic: true, DeclaringType.IsPublic: true }));

    /// <summary>Bytes that the host decoded would reach the official worker damaged; see QueueText.</summary>
    [Fact]
    public void The_host_leaves_the_text_of_messages_alone()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));

        var encoding = host.RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("messageEncoding");

        Assert.Equal("none", encoding.GetString());
        Assert.All(Functions().Where(function => function.Trigger is QueueTriggerAttribute), function =>
            Assert.Equal(typeof(QueueMessage), function.Method.GetParameters()[0].ParameterType));
    }

    private static string Describe(Attribute trigger) => trigger switch
    {
        HttpTriggerAttribute { Methods: null or [] } http => $"any /{http.Route}",
        HttpTriggerAttribute http => $"{string.Join(',', http.Methods!.Select(method => method.ToUpperInvariant()).Order())} /{http.Route}",
        QueueTriggerAttribute queue => $"queue {queue.QueueName}",
        TimerTriggerAttribute timer => $"timer {timer.Schedule}",
        _ => trigger.GetType().Name,
    };

    private static IEnumerable<(string Name, MethodInfo Method, Attribute Trigger)> Functions() =>
        from method in typeof(EventsFunction).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method, method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Single());
}
