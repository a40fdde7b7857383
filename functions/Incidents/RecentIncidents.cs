using System.Collections.Concurrent;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>
/// An organisation's incidents that go on or are recent, for its gauges. What was read and is over is remembered, since it does not change any more: so
/// a minute reads what is new, and what goes on.
/// </summary>
public sealed class RecentIncidents(IncidentStore store, TimeProvider time)
{
    /// <summary>Of the incidents that go on at most so many are read at a time: those first that were read longest ago.</summary>
    private const int MostReads = 200;

    private const int Page = 200;

    /// <summary>Of the new ones at most so many, the newest: with more in 30 days the older ones are not counted.</summary>
    private const int MostNew = 10 * Page;

    private readonly ConcurrentDictionary<string, Memory> _memories = new();

    /// <summary>The incidents, as far as figures need them: without alerts and timeline.</summary>
    public async Task<IReadOnlyCollection<Incident>> ReadAsync(string organisation, CancellationToken cancellation)
    {
        // A copy, which takes the place of the former once it is complete: two may read at a time, and each may fail.
        var before = _memories.GetValueOrDefault(organisation) ?? new Memory(null, new Dictionary<string, Known>());
        var known = new Dictionary<string, Known>(before.Known);
        var now = time.GetUtcNow();
        var recent = await ReadNewAsync(organisation, before.Newest, now, cancellation);
        Remember(recent, known, now);
        var marked = (await store.ListOpenIdsAsync(organisation, cancellation)).ToHashSet();
        var open = marked.Union(known.Keys).Where(id => !known.TryGetValue(id, out var one) || one.Incident.IsOpen);
        Remember(await ReadAsync(organisation, open.Except(recent.Select(incident => incident.Id)), known, cancellation), known, now);

        // The mark of one that is over stays until somebody takes it away: forgotten, that one would be read every minute.
        var kept = known.Where(one => Counts(one.Value.Incident, now) || marked.Contains(one.Key)).ToDictionary();
        _memories[organisation] = new Memory(recent.FirstOrDefault()?.Id ?? before.Newest, kept);
        return [.. kept.Values.Select(one => one.Incident).Where(incident => Counts(incident, now))];
    }

    private static bool Counts(Incident incident, DateTimeOffset now) => incident.IsOpen || IncidentMetrics.IsRecent(incident, now);

    // The newest first, and as far back as they count.
    private async Task<List<Incident>> ReadNewAsync(string organisation, string? newest, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<Incident>();
        while (found.Count < MostNew)
        {
            var page = await store.ListNewerAsync(organisation, newest, found.LastOrDefault()?.Id, Page, cancellation);
            found.AddRange(page);
            if (page.Count < Page || !IncidentMetrics.IsRecent(page[^1], now))
            {
                break;
            }
        }

        return found;
    }

    private async Task<IEnumerable<Incident>> ReadAsync(
        string organisation, IEnumerable<string> ids, Dictionary<string, Known> known, CancellationToken cancellation)
    {
        var longestAgo = ids.OrderBy(id => known.GetValueOrDefault(id)?.ReadAt ?? DateTimeOffset.MinValue).Take(MostReads);
        var found = await Task.WhenAll(longestAgo.Select(id => store.FindAsync(organisation, id, cancellation)));
        return found.OfType<StoredIncident>().Select(stored => stored.Incident);
    }

    private static void Remember(IEnumerable<Incident> read, Dictionary<string, Known> known, DateTimeOffset now)
    {
        foreach (var incident in read)
        {
            known[incident.Id] = new Known(Bare(incident), now);
        }
    }

    private static Incident Bare(Incident incident) => incident with
    {
        Alerts = new Dictionary<string, IncidentAlert>(),
        EarlierWords = new Dictionary<string, DateTimeOffset>(),
        Dispatches = [],
        Timeline = [],
        Channels = new Dictionary<string, ChannelProgress>(),
        Outbox = [],
    };

    private sealed record Known(Incident Incident, DateTimeOffset ReadAt);

    /// <param name="Newest">Id of the newest incident that was read; null: none.</param>
    /// <param name="Known">By id.</param>
    private sealed record Memory(string? Newest, IReadOnlyDictionary<string, Known> Known);
}
