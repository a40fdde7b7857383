namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>A storage queue: at least once, with visibility, receipts and dequeue counts.</summary>
internal sealed class SimulatedQueue(World world)
{
    public const long VisibilityMs = 30_000;

    private readonly Dictionary<int, Message> _messages = [];
    private int _lastKey;

    public bool IsEmpty => _messages.Count == 0;

    public void Send(ulong id, bool possibleCopy, long delayMs) =>
        _messages.Add(++_lastKey, new Message(id, possibleCopy) { VisibleAt = world.NowMs + delayMs });

    public Task<List<Delivery>> ReceiveAsync(int count) => world.CallAsync(() =>
    {
        var received = _messages.Where(m => m.Value.VisibleAt <= world.NowMs).Take(count).ToList();
        return received.ConvertAll(m =>
        {
            m.Value.VisibleAt = world.NowMs + VisibilityMs;
            return new Delivery(m.Key, ++m.Value.Dequeued, m.Value.Id, m.Value.PossibleCopy, m.Value.VisibleAt);
        });
    });

    public Task<bool> RenewAsync(Delivery delivery) => world.CallAsync(() => OnReceipt(delivery, m => m.VisibleAt = world.NowMs + VisibilityMs));

    public Task<bool> ReleaseAsync(Delivery delivery) => world.CallAsync(() => OnReceipt(delivery, m => m.VisibleAt = world.NowMs));

    public Task<bool> DeleteAsync(Delivery delivery) => world.CallAsync(() => OnReceipt(delivery, _ => _messages.Remove(delivery.Key)));

    private bool OnReceipt(Delivery delivery, Action<Message> change)
    {
        var valid = _messages.TryGetValue(delivery.Key, out var message) && message.Dequeued == delivery.Dequeued;
        if (valid)
        {
            change(message!);
        }

        return valid;
    }

    private sealed class Message(ulong id, bool possibleCopy)
    {
        public ulong Id { get; } = id;
        public bool PossibleCopy { get; } = possibleCopy;
        public long VisibleAt { get; set; }
        public int Dequeued { get; set; }
    }
}

/// <summary>A message in the hands of a receiver; the dequeue count is its receipt.</summary>
internal sealed record Delivery(int Key, int Dequeued, ulong Id, bool PossibleCopy, long HiddenUntil);
