using System.Collections.Concurrent;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>Counts requests of events by what became of them, until a slot of this process takes them: what a killed process had not handed on is not counted.</summary>
public sealed class IngestCounts
{
    private readonly ConcurrentDictionary<string, SliCount> _counts = new();

    /// <summary>Notes a request.</summary>
    /// <param name="batch">Its accepted events.</param>
    /// <param name="isDurable">False when the service could not keep them.</param>
    public void Add(EventBatch batch, bool isDurable)
    {
        var request = new SliCount(isDurable ? 1 : 0, 1);
        foreach (var organisation in batch.Events.Select(e => e.OrgId ?? "").Distinct())
        {
            _counts.AddOrUpdate(organisation, request, (_, before) => before + request);
        }
    }

    /// <summary>What was noted since the last time, by organisation as the events state it.</summary>
    public IReadOnlyList<(string Organisation, SliCount Count)> Take()
    {
        var taken = new List<(string, SliCount)>();
        foreach (var organisation in _counts.Keys)
        {
            if (_counts.TryRemove(organisation, out var count))
            {
                taken.Add((organisation, count));
            }
        }

        return taken;
    }
}
