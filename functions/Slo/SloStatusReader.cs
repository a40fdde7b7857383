using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>How an objective stands now, and how it has come there.</summary>
public sealed class SloStatusReader(SliReader slis, AlertStateStore states, TimeProvider time)
{
    /// <summary>Points of a chart: each costs a read, and more than this nobody sees.</summary>
    private const int Points = 30;

    public async Task<SloStatusView> ReadAsync(string organisation, SloDefinition slo, CancellationToken cancellation)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        var begin = slo.Window.StartAt(minute);
        var step = Math.Max(1, (minute - begin) / Points);
        var edges = Enumerable.Range(0, Points + 1).Select(i => minute - (i * step)).Where(edge => edge >= begin).Reverse().ToArray();
        var totals = await slis.ReadAsync(organisation, [.. edges, .. SloEvaluation.EdgesOf(slo, minute)], cancellation);
        var known = (await states.ReadAsync(organisation, cancellation)).Alerts;
        var status = SloEvaluation.Evaluate(slo, minute, edge => totals.Before(slo.SeriesKey, edge), new Dictionary<string, AlertState>());
        return SloStatusView.Of(organisation, slo, status, known.Of(slo.Id).Tiers.Values, History(slo, totals, edges));
    }

    private static DateTimeOffset At(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60);

    private static IEnumerable<SloHistoryPoint> History(SloDefinition slo, SliTotals totals, long[] edges)
    {
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var count = totals.Before(slo.SeriesKey, to) - totals.Before(slo.SeriesKey, from);
            yield return new SloHistoryPoint(At(from), At(to), count.Good, count.Valid, 1 - count.BadRatio);
        }
    }
}
