using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Functions.Queues;

public sealed class QueueListenerTests(AzuriteFixture fixture)
{
    private readonly Gate _gate = new();

    [Fact]
    public async Task Up_to_a_batch_and_the_threshold_of_messages_run_at_once_and_no_more()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync(Enumerable.Range(0, 20).Select(number => $"message {number}"));
        await using var host = await StartAsync(queue, typeof(GatedFunction), """ "batchSize": 4, "newBatchThreshold": 4 """);

        await _gate.WhenEnteredAsync(8);
        _gate.Open();
        await _gate.WhenEnteredAsync(20);
        await queue.EmptiesAsync();

        Assert.Equal(8, _gate.MostAtOnce);
        Assert.Equal(20, _gate.Entered.Distinct().Count());
    }

    [Fact]
    public async Task The_queue_is_created_if_missing()
    {
        var queue = new TestQueue(fixture.Azurite);
        await using var host = await StartAsync(queue, typeof(GatedFunction));

        await Eventually.HoldsAsync(async () => await queue.Queue.ExistsAsync());
    }

    [Theory]
    [InlineData(typeof(BinaryFunction), "Binary:body")]
    [InlineData(typeof(BytesFunction), "626F6479")]
    [InlineData(typeof(GatedFunction), "body")]
    public async Task Functions_take_bodies_in_the_form_they_like(Type function, string expected)
    {
        var queue = new TestQueue(fixture.Azurite);
        _gate.Open();
        await queue.SendAsync("body");
        await using var host = await StartAsync(queue, function);

        await queue.EmptiesAsync();
        Assert.Equal(expected, Assert.Single(_gate.Entered));
    }

    [Fact]
    public async Task Messages_reach_functions_as_text_as_in_the_real_host()
    {
        var queue = new TestQueue(fixture.Azurite);
        _gate.Open();
        await queue.SendAsync("body");
        await queue.Queue.SendMessageAsync(new BinaryData(new byte[] { 0x41, 0xFF }));
        await using var host = await StartAsync(queue, typeof(MessageFunction));

        await queue.EmptiesAsync();
        Assert.Equal(["41EFBFBD", "626F6479"], _gate.Entered.Order());
    }

    [Fact]
    public async Task Bodies_are_taken_as_they_are_when_the_encoding_is_none()
    {
        var queue = new TestQueue(fixture.Azurite, QueueMessageEncoding.None);
        _gate.Open();
        await queue.SendAsync("plain text, not base64");
        await using var host = await StartAsync(queue, typeof(GatedFunction), """ "messageEncoding": "none" """);

        await queue.EmptiesAsync();
        Assert.Equal("plain text, not base64", Assert.Single(_gate.Entered));
    }

    [Fact]
    public async Task A_function_that_is_switched_off_leaves_its_queue_alone()
    {
        var queue = new TestQueue(fixture.Azurite);
        var other = new TestQueue(fixture.Azurite);
        await queue.SendAsync("left");
        await other.SendAsync("taken");
        _gate.Open();
        var settings = other.Settings(("AzureWebJobs.Gated.Disabled", "true"));
        await using var host = await TestHost.StartAsync(
            [typeof(GatedFunction), typeof(BinaryFunction)], settings, services: services => services.AddSingleton(_gate));

        await other.EmptiesAsync();
        Assert.Equal("Binary:taken", Assert.Single(_gate.Entered));
        Assert.Equal(1, await queue.CountAsync());
    }

    [Fact]
    public async Task An_outage_of_storage_is_logged_once_and_survived()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var queue = new TestQueue(azurite);
        _gate.Open();
        await queue.SendAsync("before");
        await using var host = await StartAsync(queue, typeof(GatedFunction));
        await queue.EmptiesAsync();

        await azurite.StopAsync();
        await Eventually.HoldsAsync(() => host.Logs.AtLeast(LogLevel.Warning).Count > 0);
        await azurite.StartAsync();
        await queue.SendAsync("after");
        await _gate.WhenEnteredAsync(2);
        await queue.EmptiesAsync();

        Assert.Equal(["before", "after"], _gate.Entered);
        Assert.Contains("cannot be reached", Assert.Single(host.Logs.AtLeast(LogLevel.Warning)));
        Assert.Contains(host.Logs.AtLeast(LogLevel.Information), text => text.Contains("reached again"));
    }

    private Task<TestHost> StartAsync(TestQueue queue, Type function, string hostJson = """ "batchSize": 16 """)
        => TestHost.StartAsync([function], queue.Settings(), TestQueue.HostJson(hostJson), services => services.AddSingleton(_gate));
}
