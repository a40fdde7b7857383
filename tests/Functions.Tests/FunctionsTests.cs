using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions;

/// <summary>
/// What players, probes and dashboards rely on: it changes in tests/Fixtures/functions.txt first, on purpose. What the official SDK makes of
/// the same source is compared with that file in <c>./test.sh azure</c>.
/// </summary>
public sealed class FunctionsTests
{
    [Fact]
    public void Names_and_triggers_are_the_expected_ones() =>
        Assert.Equal(File.ReadLines(RepositoryRoot.Combine("tests", "Fixtures", "functions.txt")), Functions().Select(function => $"{function.Name}: {Describe(function.Trigger)}").Order(StringComparer.Ordinal));

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
