using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>Makes alerts of what was evaluated, with what the totals tell of the damage.</summary>
public sealed class SloAlertText(AlertingOptions options)
{
    /// <summary>Bad events of the hour that runs, and the one before, tell where it is.</summary>
    private const long PlacesHours = 1;

    public Alert AlertOf(string organisation, IReadOnlyList<SloDefinition> slos, SliTotals totals, SloDefinition slo, SloStatus status, SloTransition transition)
    {
        var hour = (status.Minute / 60) - PlacesHours;
        var context = new AlertContext(totals.PlacesSince(slo.SeriesKey, hour), MinutesPerView(slos, totals, status.Minute), options.RunbookBase, options.LinkTo($"v1/slos/{slo.Id}/status"));
        return SloAlerts.Of(organisation, slo, status, transition, context);
    }

    // Over the last hour: what was watched, per view that started.
    private static double? MinutesPerView(IReadOnlyList<SloDefinition> slos, SliTotals totals, long minute)
    {
        if (slos.FirstOrDefault(slo => slo.Indicator == Indicator.RebufferTime && slo.Filter.Count == 0) is not { } watching
            || slos.FirstOrDefault(slo => slo.Indicator == Indicator.StartSuccess && slo.Filter.Count == 0) is not { } starting)
        {
            return null;
        }

        var (watched, started) = (Last(watching).Valid / 60_000.0, Last(starting).Good);
        return started > 0 ? watched / started : null;

        SliCount Last(SloDefinition slo) => totals.Before(slo.SeriesKey, minute) - totals.Before(slo.SeriesKey, minute - 60);
    }
}
