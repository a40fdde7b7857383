using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Functions.Cardinality;

/// <summary>Answers what a change of policy would cost in series, from what was seen in this window and the one before.</summary>
public sealed class CardinalityPreview(SlotStateSettings settings, GovernancePolicies policies)
{
    /// <summary>Series as they are, and as they would be.</summary>
    public object Of(OrganisationCardinality cardinality, PreviewRequest change)
    {
        var policy = change.On(cardinality.Policy);
        var labels = change.Labels ?? settings.BaseLabels;
        var byMetric = cardinality.Reports.Where(report => report.Sample is not null)
            .SelectMany(report => Forecast(cardinality, report.Sample!, labels, policy))
            .GroupBy(metric => metric.Key, metric => metric.Value)
            .Select(metric => new { metric = metric.Key, wanted = Math.Round(metric.Sum()), series = Math.Round(Math.Min(metric.Sum(), policy.SeriesPerMetric)) })
            .OrderByDescending(metric => metric.wanted).ThenBy(metric => metric.metric, StringComparer.Ordinal).ToList();
        var wanted = byMetric.Sum(metric => metric.series);
        return new
        {
            cardinality.Organisation,
            seriesNow = cardinality.Series,
            seriesThen = Math.Min(wanted, policy.SeriesPerOrganisation),
            budget = new { policy.SeriesPerOrganisation, policy.SeriesPerMetric, fits = wanted <= policy.SeriesPerOrganisation && byMetric.All(m => m.wanted <= policy.SeriesPerMetric) },
            metrics = byMetric,
            labels = labels.ToDictionary(label => label, label => policy.For(label).ToString()),
            sample = cardinality.Reports.Where(report => report.Sample is not null)
                .Select(report => new { report.Slot, report.Sample!.Rate, labelSets = report.Sample.Sets.Count }),
            since = DateTimeOffset.FromUnixTimeMilliseconds((cardinality.Window - 1) * policies.WindowMs),
        };
    }

    private static IReadOnlyDictionary<string, double> Forecast(
        OrganisationCardinality cardinality, SampleReport sample, IReadOnlyList<string> labels, GovernancePolicy policy) =>
        new SeriesForecast(labels, policy).Of(
            SlotReports.Read(sample), sample.Labels, sample.Rate,
            cardinality.Ledger.Labels.Keys.ToDictionary(label => label, label => new KnownValues(
                Admitted(cardinality, label, policy.For(label)), cardinality.Demand(label, cardinality.Window, cardinality.Window - 1))));

    // As they would be after the change: a lower limit keeps what was seen last, or what is heaviest.
    private static IReadOnlyList<string> Admitted(OrganisationCardinality cardinality, string label, LabelPolicy policy)
    {
        if (policy.Kind == PolicyKind.Top)
        {
            return [.. cardinality.Heaviest(label, policy.Limit).Select(hitter => hitter.Value)];
        }

        var ledger = new LabelLedger { Window = cardinality.Window, Values = new(cardinality.Admitted(label)) };
        ledger.Turn(cardinality.Window, policy, []);
        return policy.Kind == cardinality.Policy.For(label).Kind ? [.. ledger.Values.Keys] : [];
    }
}
