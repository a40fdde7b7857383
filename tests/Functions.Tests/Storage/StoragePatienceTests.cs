using Azure;
using Azure.Storage.Queues.Models;
using OpenQoE.Functions.Storage;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Storage;

public sealed class StoragePatienceTests
{
    private readonly ManualTimeProvider _time = new(Some.Time);
    private int _tries;

    [Fact]
    public async Task A_storage_that_comes_back_while_the_message_is_hidden_costs_no_try()
    {
        var running = RunAsync(hiddenFor: TimeSpan.FromMinutes(10), () => ++_tries < 4 ? throw new RequestFailedException(503, "busy") : Task.CompletedTask);
        for (var second = 0; second < 20 && !running.IsCompleted; second++) _time.Advance(TimeSpan.FromSeconds(1));
        await running;
        Assert.Equal(4, _tries);
    }

    [Fact]
    public async Task It_gives_up_before_the_message_is_in_other_hands()
    {
        var running = RunAsync(hiddenFor: TimeSpan.FromSeconds(9), () =>
        {
            _tries++;
            throw new IOException("away");
        });
        for (var second = 0; second < 20 && !running.IsCompleted; second++) _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<IOException>(() => running);
        Assert.InRange(_tries, 3, 5);
    }

    [Fact]
    public async Task What_will_never_succeed_fails_at_once()
    {
        await Assert.ThrowsAsync<RequestFailedException>(() => RunAsync(TimeSpan.FromMinutes(10), () => throw new RequestFailedException(413, "too large")));
        await Assert.ThrowsAsync<FormatException>(() => RunAsync(TimeSpan.FromMinutes(10), () => throw new FormatException()));
    }

    private Task RunAsync(TimeSpan hiddenFor, Func<Task> work)
    {
        var message = QueuesModelFactory.QueueMessage("id", "receipt", "text", dequeueCount: 1, nextVisibleOn: Some.Time + hiddenFor);
        return new StoragePatience(_time).RunAsync(message, work, default);
    }
}
