using System.Runtime.InteropServices;

namespace OpenQoE.Shared.Slo.Counting;

/// <summary>
/// Counts how many events were published soon after they were received. What waits is in memory only: a process that is killed leaves it uncounted.
/// </summary>
public sealed class FreshnessCounts
{
    /// <summary>Nobody waits longer than this to call an event late, in ms.</summary>
    public const long LongestMs = 600_000;

    // By organisation and second of receipt.
    private readonly Dictionary<(string Organisation, long Second), long> _waiting = [];
    private readonly Dictionary<(string Organisation, long Second), long> _onTheirWay = [];

    /// <summary>Notes an event that was counted.</summary>
    /// <param name="organisation">As governed.</param>
    /// <param name="receivedAt">Unix ms.</param>
    public void Add(string organisation, long receivedAt) => Add(_waiting, (organisation, receivedAt / 1000), 1);

    /// <summary>What waits is on its way now, with what did not arrive before.</summary>
    public void Collected()
    {
        foreach (var (key, count) in _waiting)
        {
            Add(_onTheirWay, key, count);
        }

        _waiting.Clear();
    }

    /// <summary>What was on its way has arrived.</summary>
    /// <param name="now">Unix ms.</param>
    /// <returns>How many events of an organisation were so old (ms).</returns>
    public IReadOnlyList<(string Organisation, long Age, long Events)> Published(long now)
    {
        var published = Ages(_onTheirWay, now);
        _onTheirWay.Clear();
        return published;
    }

    /// <summary>What has waited for too long, and need not be waited for any more.</summary>
    /// <param name="now">Unix ms.</param>
    /// <returns>How many events of an organisation are so old (ms).</returns>
    public IReadOnlyList<(string Organisation, long Age, long Events)> TakeLate(long now)
    {
        var late = new Dictionary<(string Organisation, long Second), long>();
        foreach (var from in new[] { _waiting, _onTheirWay })
        {
            foreach (var (key, count) in from.Where(waiting => now - (waiting.Key.Second * 1000) > LongestMs))
            {
                Add(late, key, count);
                from.Remove(key);
            }
        }

        return Ages(late, now);
    }

    private static (string Organisation, long Age, long Events)[] Ages(Dictionary<(string Organisation, long Second), long> events, long now) =>
        [.. events.Select(e => (e.Key.Organisation, now - (e.Key.Second * 1000), e.Value))];

    private static void Add(Dictionary<(string Organisation, long Second), long> to, (string Organisation, long Second) key, long count) =>
        CollectionsMarshal.GetValueRefOrAddDefault(to, key, out _) += count;
}
