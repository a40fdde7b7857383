using System.Text.Json;
using OpenQoE.Functions.Storage;
using OpenQoE.Tests.Functions.Aggregation.Simulation;

namespace OpenQoE.Tests.Functions.Incidents.Simulation;

/// <summary>Storage queues: at least once, in any order, with visibility and receipts. Messages are text, as they are in real ones.</summary>
internal sealed class SimulatedQueues(World world) : IJsonQueues
{
    private const long VisibilityMs = 30_000;

    private readonly Dictionary<int, Message> _messages = [];
    private int _lastKey;

    public bool IsEmpty => _messages.Values.All(message => message.Queue.EndsWith(StorageNames.PoisonSuffix, StringComparison.Ordinal));

    /// <summary>Messages that are there, by queue.</summary>
    public IEnumerable<string> In(string queue) => _messages.Values.Where(message => message.Queue == queue).Select(message => message.Text);

    public Task SendAsync<T>(string queue, T message, TimeSpan? delay, CancellationToken cancellation)
    {
        var text = JsonSerializer.Serialize(message, JsonSerializerOptions.Web);
        return world.CallAsync(() => Put(queue, text, delay ?? TimeSpan.Zero));
    }

    /// <summary>Puts a message without the network in between.</summary>
    public bool Put<T>(string queue, T message) => Put(queue, JsonSerializer.Serialize(message, JsonSerializerOptions.Web), TimeSpan.Zero);

    public Task<List<QueuedMessage>> ReceiveAsync(int count) => world.CallAsync(() =>
    {
        var visible = _messages.Where(m => m.Value.VisibleAt <= world.NowMs && !m.Value.Queue.EndsWith(StorageNames.PoisonSuffix, StringComparison.Ordinal)).ToArray();
        world.Random.Shuffle(visible);
        return visible.Take(count).Select(m =>
        {
            m.Value.VisibleAt = world.NowMs + VisibilityMs;
            return new QueuedMessage(m.Key, ++m.Value.Dequeued, m.Value.Queue, m.Value.Text);
        }).ToList();
    });

    public Task<bool> ReleaseAsync(QueuedMessage message) => world.CallAsync(() => OnReceipt(message, m => m.VisibleAt = world.NowMs + 5_000));

    public Task<bool> DeleteAsync(QueuedMessage message) => world.CallAsync(() => OnReceipt(message, _ => _messages.Remove(message.Key)));

    private bool Put(string queue, string text, TimeSpan delay)
    {
        _messages.Add(++_lastKey, new Message(queue, text) { VisibleAt = world.NowMs + (long)delay.TotalMilliseconds });
        return true;
    }

    private bool OnReceipt(QueuedMessage received, Action<Message> change)
    {
        var valid = _messages.TryGetValue(received.Key, out var message) && message.Dequeued == received.Dequeued;
        if (valid)
        {
            change(message!);
        }

        return valid;
    }

    private sealed class Message(string queue, string text)
    {
        public string Queue { get; } = queue;

        public string Text { get; } = text;

        public long VisibleAt { get; set; }

        public int Dequeued { get; set; }
    }
}

/// <summary>A message in the hands of a receiver; the dequeue count is its receipt.</summary>
internal sealed record QueuedMessage(int Key, int Dequeued, string Queue, string Text);
