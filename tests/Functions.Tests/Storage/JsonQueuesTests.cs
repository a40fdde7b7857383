using System.Diagnostics;
using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Storage;

public sealed class JsonQueuesTests
{
    private const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static readonly EvaluationRequest Message = new("acme", 7);

    [Fact]
    public void A_trace_is_one_property_more_which_does_not_change_the_message()
    {
        var json = JsonQueues.Encode(Message, TraceContexts.Parse(Trace));

        Assert.Equal($$"""{"traceparent":"{{Trace}}","organisation":"acme","minute":7}""", Encoding.UTF8.GetString(json));
        Assert.Equal(Message, JsonQueues.Decode<EvaluationRequest>(Text(json)));
        Assert.Equal(TraceContexts.Parse(Trace), JsonQueues.TraceOf(Text(json)));
    }

    [Fact]
    public void A_message_without_a_trace_is_as_it_always_was()
    {
        var json = JsonQueues.Encode(Message, default);
        Assert.Equal("""{"organisation":"acme","minute":7}""", Encoding.UTF8.GetString(json));
        Assert.Equal(default, JsonQueues.TraceOf(Text(json)));
    }

    [Fact]
    public void A_message_that_a_trace_would_make_too_large_goes_without()
    {
        var large = Message with { Organisation = new string('o', JsonQueues.MaximumBytes - 50) };
        Assert.InRange(JsonQueues.Encode(large, TraceContexts.Parse(Trace)).Length, 1, JsonQueues.MaximumBytes);
    }

    [Fact]
    public async Task What_is_to_come_later_does_not_come_before()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var account = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString)]).Build();
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<IConfiguration>(account)
            .AddSingleton<StorageMetrics>().AddSingleton<StorageAccount>().AddSingleton<QueueClients>().AddSingleton<JsonQueues>().BuildServiceProvider();
        var (delay, began) = (TimeSpan.FromSeconds(1.8), Stopwatch.GetTimestamp());

        await services.GetRequiredService<JsonQueues>().SendAsync("alerts", Message, delay, CancellationToken.None);
        var queue = new QueueClient(azurite.ConnectionString, "alerts");
        await Eventually.HoldsAsync(async () => (await queue.ReceiveMessageAsync()).Value is not null, every: TimeSpan.FromMilliseconds(20));

        Assert.True(Stopwatch.GetElapsedTime(began) >= delay);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"traceparent":5}""")]
    [InlineData("""{"traceparent":"x"}""")]
    public void What_cannot_be_read_has_no_trace(string json) => Assert.Equal(default, JsonQueues.TraceOf(Text(Encoding.UTF8.GetBytes(json))));

    private static BinaryData Text(byte[] json) => new(Convert.ToBase64String(json));
}
