using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Runs the queue and timer listeners. At shutdown, listening ends at once (in the Stopping phase, before any service stops); then
/// Kestrel drains its requests, then this service waits for the other invocations, and only then do the app's own hosted services
/// stop, which invocations may depend on. That order follows from registration: the app's services, this one, Kestrel; hosts stop
/// services in reverse.
/// </summary>
internal sealed class TriggerHost(ListenerFactory factory, DrainDeadline deadline, ILogger<TriggerHost> logger)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>What invocations get to react to their cancellation.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private Task _listening = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything the functions may need has started, Kestrel included.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var listeners = factory.CreateAll();
        _listening = Task.WhenAll(listeners.Select(listener => Task.Run(() => listener.RunAsync(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        deadline.Begin();
        return _stopping.CancelAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var hurry = cancellationToken.UnsafeRegister(state => ((DrainDeadline)state!).PassNow(), deadline);
        await Task.WhenAny(_listening, Passed());
        if (_listening.IsCompleted) return;
        logger.LogWarning("Invocations still run {Timeout} after shutdown began: cancelling them", deadline.Timeout);
        await Task.WhenAny(_listening, Task.Delay(Grace, CancellationToken.None));
        if (!_listening.IsCompleted) logger.LogError("Gave up waiting for invocations: their messages will reappear");
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private Task Passed()
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        deadline.Passed.UnsafeRegister(state => ((TaskCompletionSource)state!).TrySetResult(), passed);
        return passed.Task;
    }
}
