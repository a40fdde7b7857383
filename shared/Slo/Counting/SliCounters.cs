using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo.Counting;

/// <summary>
/// Counts good and valid events for the objectives of every organisation in one slot. The totals only grow and are part of the slot's
/// snapshots, so they are as exact as its counters. Not safe for concurrent use.
/// </summary>
/// <param name="definitions">What is counted; a change counts from the next event on.</param>
public sealed class SliCounters(ISloDefinitions definitions)
{
    private readonly SliMeter _meter = new(new ViewMemory());
    private readonly Dictionary<string, Organisation> _organisations = [];
    private readonly Dictionary<int, SliCounter> _all = [];
    private int _lastId;
    private Organisation? _last;

    /// <summary>Unix ms at which the totals were last written to the table of SLIs.</summary>
    public long SampledAt { get; private set; }

    /// <summary><see cref="SampledAt"/> changed since the last snapshot was taken.</summary>
    public bool SampledAtUnsaved { get; set; }

    public IEnumerable<SliCounter> All => _all.Values;

    /// <summary>Counts an event for each objective that it says something of.</summary>
    /// <param name="name">The event's organisation, as governed.</param>
    /// <param name="e">The event.</param>
    /// <param name="now">Unix ms.</param>
    public void Count(string name, PlayerEvent e, long now)
    {
        var organisation = OrganisationOf(name);
        foreach (var (slo, counter) in organisation.Counted(definitions.For(name), this))
        {
            var count = _meter.Measure(e, slo);
            if (count.Valid > 0)
            {
                counter.Add(count, now);
            }

            if (count.Bad > 0)
            {
                counter.NotePlaces(e, count.Bad, now);
            }
        }
    }

    /// <summary>Counts requests of events.</summary>
    /// <param name="name">The organisation, as governed.</param>
    /// <param name="requests">Those that were kept, of all.</param>
    /// <param name="now">Unix ms.</param>
    public void CountRequests(string name, SliCount requests, long now) => Add(name, Indicator.IngestAvailability, _ => requests, now);

    /// <summary>Counts events by their age when they were published.</summary>
    /// <param name="name">The organisation, as governed.</param>
    /// <param name="age">In ms.</param>
    /// <param name="events">How many were so old.</param>
    /// <param name="now">Unix ms.</param>
    public void CountPublished(string name, long age, long events, long now) =>
        Add(name, Indicator.IngestFreshness, slo => new SliCount(age <= slo.FreshnessMs ? events : 0, events), now);

    /// <summary>The totals of the organisations that were counted for since the last sample, by organisation and key.</summary>
    /// <param name="hour">The Unix hour in whose row they will be.</param>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, SliSample>> Unsampled(long hour) => _organisations
        .Where(o => o.Value.Counters.Values.Any(counter => counter.UpdatedAt > SampledAt))
        .ToDictionary(o => o.Key, o => (IReadOnlyDictionary<string, SliSample>)o.Value.Counters.ToDictionary(c => c.Key, c => c.Value.Sample(hour)));

    /// <summary>All totals at a time (Unix ms) are in the table.</summary>
    public void Sampled(long at) => (SampledAt, SampledAtUnsaved) = (at, true);

    /// <summary>Takes from a snapshot when the totals were written.</summary>
    public void RestoreSampledAt(long at) => SampledAt = at;

    /// <summary>Takes a counter from a snapshot, defined in this one or an earlier one.</summary>
    /// <exception cref="InvalidDataException">It was never defined.</exception>
    public void Restore(int id, (string Organisation, string Key)? definition, SliCount total, long updatedAt)
    {
        if (definition is var (organisation, key) && !_all.ContainsKey(id))
        {
            var counter = new SliCounter(id, organisation, key);
            _all.Add(id, counter);
            OrganisationOf(organisation).Counters[key] = counter;
            _lastId = Math.Max(_lastId, id);
        }

        if (!_all.TryGetValue(id, out var known))
        {
            throw new InvalidDataException($"A snapshot has totals of SLI {id}, which was never stated.");
        }

        known.Restore(total, updatedAt);
    }

    private void Add(string name, Indicator indicator, Func<SloDefinition, SliCount> count, long now)
    {
        foreach (var (slo, counter) in OrganisationOf(name).Counted(definitions.For(name), this).Where(counted => counted.Slo.Indicator == indicator))
        {
            counter.Add(count(slo), now);
        }
    }

    private Organisation OrganisationOf(string name)
    {
        // Most events are of the same one as the event before.
        if (_last?.Name != name && !_organisations.TryGetValue(name, out _last))
        {
            _organisations.Add(name, _last = new Organisation(name));
        }

        return _last;
    }

    private SliCounter CounterOf(Organisation organisation, string name, string key)
    {
        if (!organisation.Counters.TryGetValue(key, out var counter))
        {
            counter = new SliCounter(++_lastId, name, key);
            _all.Add(counter.Id, counter);
            organisation.Counters.Add(key, counter);
        }

        return counter;
    }

    private sealed class Organisation(string name)
    {
        public string Name => name;

        private IReadOnlyList<SloDefinition>? _known;
        private (SloDefinition Slo, SliCounter Counter)[] _counted = [];

        public Dictionary<string, SliCounter> Counters { get; } = [];

        public (SloDefinition Slo, SliCounter Counter)[] Counted(IReadOnlyList<SloDefinition> current, SliCounters all)
        {
            if (_known != current)
            {
                (_known, _counted) = (current, CountersOf(current, all));
            }

            return _counted;
        }

        // Two objectives that differ in their target only share what is counted.
        private (SloDefinition Slo, SliCounter Counter)[] CountersOf(IReadOnlyList<SloDefinition> current, SliCounters all) =>
            [.. current.Where(slo => slo.Enabled).DistinctBy(slo => slo.SeriesKey).Select(slo => (slo, all.CounterOf(this, name, slo.SeriesKey)))];
    }
}
