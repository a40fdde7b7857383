using OpenQoE.Functions.Logs;

namespace OpenQoE.Tests.Functions.Logs;

/// <summary>A queue that keeps messages with the time from which they show, or takes none.</summary>
internal sealed class MemoryLogQueue(TimeProvider time) : ILogQueue
{
    private readonly Lock _gate = new();
    private readonly List<(ReadOnlyMemory<byte> Message, DateTimeOffset ShowsAt)> _messages = [];

    /// <summary>True: the queue takes nothing.</summary>
    public bool IsDown { get; set; }

    public IReadOnlyList<DateTimeOffset> ShowAt
    {
        get
        {
            lock (_gate) return [.. _messages.Select(message => message.ShowsAt)];
        }
    }

    public Task SendAsync(ReadOnlyMemory<byte> message, TimeSpan delay, CancellationToken cancellation)
    {
        if (IsDown) throw new IOException("the queue is down");
        lock (_gate) _messages.Add((message, time.GetUtcNow() + delay));
        return Task.CompletedTask;
    }

    /// <summary>Takes away what shows now.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Take()
    {
        lock (_gate)
        {
            var due = _messages.Where(message => message.ShowsAt <= time.GetUtcNow()).ToList();
            _messages.RemoveAll(due.Contains);
            return [.. due.Select(message => message.Message)];
        }
    }
}
