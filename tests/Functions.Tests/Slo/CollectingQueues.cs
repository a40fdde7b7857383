using OpenQoE.Functions.Storage;

namespace OpenQoE.Tests.Functions.Slo;

/// <summary>Queues that keep what is put into them, or fail.</summary>
internal sealed class CollectingQueues : IJsonQueues
{
    public List<(string Queue, object Message, TimeSpan? Delay)> Sent { get; } = [];

    /// <summary>True: the queue takes nothing.</summary>
    public bool IsDown { get; set; }

    public Task SendAsync<T>(string queue, T message, TimeSpan? delay, CancellationToken cancellation)
    {
        if (IsDown) throw new IOException("the queue is down");
        Sent.Add((queue, message!, delay));
        return Task.CompletedTask;
    }
}
