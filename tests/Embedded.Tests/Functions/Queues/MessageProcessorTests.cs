using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace OpenQoE.Tests.Embedded.Functions.Queues;

public sealed class MessageProcessorTests(AzuriteFixture fixture)
{
    private readonly Gate _gate = new();

    [Fact]
    public async Task A_message_stays_hidden_for_as_long_as_its_function_runs()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync("slow");
        await using var host = await StartAsync(queue, typeof(GatedFunction), more: ("EmbeddedHost:MessageVisibility", "00:00:10"));

        await _gate.WhenEnteredAsync(1);
        await Task.Delay(TimeSpan.FromSeconds(21)); // more than two visibility timeouts, by the clock of storage
        _gate.Open();
        await queue.EmptiesAsync();

        Assert.Single(_gate.Entered);
    }

    [Fact]
    public async Task A_message_that_keeps_failing_goes_to_the_poison_queue()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync("bad");
        await using var host = await StartAsync(queue, typeof(FailingFunction), """ "maxDequeueCount": 3 """);

        await queue.EmptiesAsync();

        Assert.Equal(["1", "2", "3"], _gate.Entered);
        Assert.Equal("bad", Assert.Single((await queue.Poison.ReceiveMessagesAsync(32)).Value).Body.ToString());
    }

    [Fact]
    public async Task A_message_that_was_fetched_too_often_is_poisoned_without_another_attempt()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync("deadly");
        for (var fetch = 0; fetch < 2; fetch++)
        {
            var message = (await queue.Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).Value;
            await queue.Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, (string?)null);
        }
        await using var host = await StartAsync(queue, typeof(GatedFunction), """ "maxDequeueCount": 2 """);

        await queue.EmptiesAsync();

        Assert.Empty(_gate.Entered);
        Assert.Equal("deadly", Assert.Single((await queue.Poison.ReceiveMessagesAsync(32)).Value).Body.ToString());
    }

    [Fact]
    public async Task A_message_that_cannot_be_decoded_is_set_aside_as_it_came()
    {
        var queue = new TestQueue(fixture.Azurite, QueueMessageEncoding.None);
        await queue.SendAsync("not base64!", Convert.ToBase64String(Encoding.UTF8.GetBytes("fine")));
        _gate.Open();
        await using var host = await StartAsync(queue, typeof(GatedFunction));

        await queue.EmptiesAsync();

        Assert.Equal("fine", Assert.Single(_gate.Entered));
        Assert.Equal("not base64!", Assert.Single((await queue.Poison.ReceiveMessagesAsync(32)).Value).Body.ToString());
    }

    [Fact]
    public async Task A_failed_message_rests_for_the_visibility_timeout()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync("bad");
        await using var host = await StartAsync(
            queue, typeof(FailingFunction), """ "visibilityTimeout": "00:00:03", "maxDequeueCount": 2 """);

        await _gate.WhenEnteredAsync(2);

        // Azurite counts whole seconds.
        Assert.True(_gate.Times[1] - _gate.Times[0] > TimeSpan.FromSeconds(1.9), $"{_gate.Times[1] - _gate.Times[0]}");
    }

    private Task<TestHost> StartAsync(
        TestQueue queue, Type function, string hostJson = """ "batchSize": 16 """, params (string, string)[] more)
        => TestHost.StartAsync([function], queue.Settings(more), TestQueue.HostJson(hostJson), services => services.AddSingleton(_gate));
}
