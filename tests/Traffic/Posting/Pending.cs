using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>Events waiting for their batch: it goes when ten have gathered, or five seconds after the first.</summary>
internal sealed class Pending
{
    private const int Size = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Queue<JsonObject> _events = [];

    /// <summary>When the batch goes at the latest, in the view's time; null when nothing waits.</summary>
    public TimeSpan? DueAt { get; private set; }

    public int Count => _events.Count;

    public bool IsDue(TimeSpan now) => _events.Count >= Size || now >= DueAt;

    public void Add(JsonObject json, TimeSpan now)
    {
        _events.Enqueue(json);
        DueAt ??= now + Patience;
    }

    public IReadOnlyList<JsonObject> Take(TimeSpan now)
    {
        JsonObject[] events = [.. Enumerable.Range(0, Math.Min(Size, _events.Count)).Select(_ => _events.Dequeue())];
        DueAt = _events.Count > 0 ? now : null;
        return events;
    }
}
