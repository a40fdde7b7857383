namespace OpenQoE.Shared.Slo.Counting;

/// <summary>
/// Counts how many events were published soon after they were received. What waits is in memory only: a process that is killed leaves it uncounted.
/// </summary>
public sealed class FreshnessCounts
{
    /// <summary>An event that is published later than this after its receipt was not fresh, in ms.</summary>
    public const long FreshMs = 60_000;

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
    /// <returns>Good and valid events by organisation.</returns>
    public IEnumerable<(string Organisation, SliCount Count)> Published(long now)
    {
        var counts = Counts(_onTheirWay, now).ToArray();
        _onTheirWay.Clear();
        return counts;
    }

    /// <summary>What has waited for too long, and need not be waited for any more.</summary>
    /// <param name="now">Unix ms.</param>
    /// <returns>Valid events that are not good, by organisation.</returns>
    public IEnumerable<(string Organisation, SliCount Count)> TakeLate(long now)
    {
        var late = new Dictionary<(string Organisation, long Second), long>();
        foreach (var from in new[] { _waiting, _onTheirWay })
        {
            foreach (var (key, count) in from.Where(waiting => !IsFresh(waiting.Key.Second, now)))
            {
                Add(late, key, count);
                from.Remove(key);
            }
        }

        return Counts(late, now);
    }

    private static bool IsFresh(long second, long now) => now - (second * 1000) <= FreshMs;

    private static IEnumerable<(string Organisation, SliCount Count)> Counts(Dictionary<(string Organisation, long Second), long> events, long now) =>
        events.Select(e => (e.Key.Organisation, new SliCount(IsFresh(e.Key.Second, now) ? e.Value : 0, e.Value)));

    private static void Add(Dictionary<(string Organisation, long Second), long> to, (string Organisation, long Second) key, long count) =>
        to[key] = to.GetValueOrDefault(key) + count;
}
