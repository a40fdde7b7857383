using System.Diagnostics;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>What was accepted, by type of event, to hold against what Prometheus says.</summary>
internal sealed class Ledger
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly SortedDictionary<string, long> _accepted = new(StringComparer.Ordinal);

    public long Total => _accepted.Values.Sum();

    /// <summary>Takes over what was accepted of these requests since the last time.</summary>
    /// <returns>How many events that were.</returns>
    public long Take(IEnumerable<PreparedRequest> requests)
    {
        var before = Total;
        foreach (var request in requests)
        {
            foreach (var (type, count) in request.Events) _accepted[type] = _accepted.GetValueOrDefault(type) + (count * request.Accepted);
            request.Accepted = 0;
        }

        return Total - before;
    }

    /// <summary>Waits until the counters equal what was accepted.</summary>
    /// <returns>What differs when the patience is over; empty when nothing does.</returns>
    public async Task<IReadOnlyList<string>> DifferencesAsync(Prometheus server, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var differences = await DifferencesAsync(server);
            if (differences.Count == 0 || Stopwatch.GetElapsedTime(began) > patience) return differences;
            await Task.Delay(LookEvery);
        }
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync(Prometheus server)
    {
        var counters = (await server.StoredAsync("openqoe_events_total")).GroupBy(series => series["event_type"]).ToDictionary(type => type.Key, type => type.Sum(Counted));
        return [.. _accepted.Keys.Union(counters.Keys)
            .Where(type => _accepted.GetValueOrDefault(type) != counters.GetValueOrDefault(type))
            .Select(type => $"{type}: accepted {_accepted.GetValueOrDefault(type)}, Prometheus has {counters.GetValueOrDefault(type)}")];
    }

    // In all its lives: a series that has been idle ends, and begins anew at zero when it is needed again.
    private static double Counted(PromSeries series)
    {
        var (before, last) = (0.0, 0.0);
        foreach (var (_, value) in series.Points)
        {
            if (value < last) before += last;
            last = value;
        }

        return before + last;
    }
}
