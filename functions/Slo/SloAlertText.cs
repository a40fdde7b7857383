using System.Globalization;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Functions.Slo;

/// <summary>Makes alerts of what was evaluated, with what the totals tell of the damage.</summary>
public sealed class SloAlertText(AlertingOptions options)
{
    /// <summary>Bad events of the hour that runs, and the one before, tell where it is.</summary>
    private const long PlacesHours = 1;

    // A value that so many bad events share is where to look.
    private const double TellingPart = 0.3;

    /// <param name="organisation">Whose.</param>
    /// <param name="slos">All of its objectives.</param>
    /// <param name="totals">What was counted for them.</param>
    /// <param name="slo">The one that alerts.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="transition">What begins, goes on or ends.</param>
    public Alert AlertOf(
        string organisation, IReadOnlyList<SloDefinition> slos, SliTotals totals, SloDefinition slo, SloStatus status, SloTransition transition) => SloAlerts.ToAlert(
        slo, status, transition, organisation, Where(totals.PlacesSince(slo.SeriesKey, (status.Minute / 60) - PlacesHours)),
        options.PublicAddress, options.Runbooks, MinutesPerView(slos, totals, status.Minute));

    private static string Where(Places places) => string.Join(
        ", ", places.Most(TellingPart).Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Dimension} {place.Value} ({place.Part * 100:0} %)")));

    // Over the last hour: what was watched, per view that started.
    private static double? MinutesPerView(IReadOnlyList<SloDefinition> slos, SliTotals totals, long minute)
    {
        if (slos.FirstOrDefault(slo => slo.Indicator == Indicator.RebufferTime && slo.Filter.Text.Length == 0) is not { } watching
            || slos.FirstOrDefault(slo => slo.Indicator == Indicator.StartSuccess && slo.Filter.Text.Length == 0) is not { } starting)
        {
            return null;
        }

        var (watched, started) = (Last(watching).Valid / 60_000.0, Last(starting).Good);
        return started > 0 && watched > 0 ? watched / started : null;

        SliCount Last(SloDefinition slo) => totals.Before(slo.SeriesKey, minute) - totals.Before(slo.SeriesKey, minute - 60);
    }
}
