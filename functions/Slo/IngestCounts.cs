using System.Collections.Concurrent;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>Counts requests of events by what became of them, until a slot of this process takes them: what a killed process had not handed on is not counted.</summary>
public sealed class IngestCounts
{
    private readonly ConcurrentDictionary<string, Requests> _counts = new();

    /// <summary>Notes a request.</summary>
    /// <param name="batch">Its accepted events.</param>
    /// <param name="isDurable">False when the service could not keep them.</param>
    public void Add(EventBatch batch, bool isDurable)
    {
        if (AreAllOf(batch.Events[0].OrgId, batch.Events)) Add(batch.Events[0].OrgId ?? "", isDurable);
        else foreach (var organisation in batch.Events.Select(e => e.OrgId ?? "").Distinct()) Add(organisation, isDurable);
    }

    private void Add(string organisation, bool isDurable)
    {
        // What was taken meanwhile takes no more.
        while (!_counts.GetOrAdd(organisation, static _ => new Requests()).TryAdd(isDurable)) { }
    }

    private static bool AreAllOf(string? organisation, IReadOnlyList<PlayerEvent> events)
    {
        for (var i = 1; i < events.Count; i++)
        {
            if (events[i].OrgId != organisation) return false;
        }

        return true;
    }

    /// <summary>What was noted since the last time, by organisation as the events state it.</summary>
    public IReadOnlyList<(string Organisation, SliCount Count)> Take()
    {
        var taken = new List<(string, SliCount)>();
        foreach (var organisation in _counts.Keys)
        {
            if (_counts.TryRemove(organisation, out var requests))
            {
                taken.Add((organisation, requests.Take()));
            }
        }

        return taken;
    }

    /// <summary>Those of an organisation, of many threads: whoever waited for the same one would wait for long.</summary>
    private sealed class Requests
    {
        private const int ValidBits = 32;
        private const long Taken = long.MinValue;

        // Where nobody takes them, as in an instance that does not aggregate, they stop long before they run over.
        private const long Full = (1L << 62) | (1L << (ValidBits - 1));

        // Those kept above those that came, or negative: so both are changed at once.
        private long _both;

        public bool TryAdd(bool isDurable) => (Volatile.Read(ref _both) & Full) != 0 || Interlocked.Add(ref _both, isDurable ? (1L << ValidBits) + 1 : 1) > 0;

        public SliCount Take()
        {
            var both = Interlocked.Exchange(ref _both, Taken);
            return new SliCount(both >> ValidBits, both & uint.MaxValue);
        }
    }
}
