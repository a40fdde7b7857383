using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// What a policy would cost in series: the sampled label sets go through it in the order in which they came, and the distinct series that
/// result are counted, and scaled up where the sample does not hold all.
/// </summary>
/// <param name="baseLabels">That metrics would carry.</param>
/// <param name="policy">As it would be.</param>
public sealed class SeriesForecast(IReadOnlyList<string> baseLabels, GovernancePolicy policy)
{
    private const long Window = 0;

    /// <summary>Prometheus series by metric, for one slot; the budgets not applied.</summary>
    /// <param name="sample">Label sets of one organisation in one slot.</param>
    /// <param name="labels">Names of the sampled values, in their order.</param>
    /// <param name="rate">What part of all label sets the sample holds.</param>
    /// <param name="admitted">By label, the values that would be admitted from the start, as they are now.</param>
    public IReadOnlyDictionary<string, double> Of(
        IReadOnlyList<SampledLabels> sample, IReadOnlyList<string> labels, double rate, IReadOnlyDictionary<string, IReadOnlyList<string>> admitted)
    {
        var governor = new OrganisationGovernor(policy with { Mode = GovernanceMode.Enforce }, OverflowSeries.SchemaOf(baseLabels));
        foreach (var (label, value) in admitted.SelectMany(label => label.Value.Select(value => (label.Key, value))))
        {
            governor.Restore(label, value, Window);
        }

        var counts = new Dictionary<(Metric Metric, LabelSet Labels, ExtraLabels Extra), int>();
        foreach (var item in sample)
        {
            var set = new LabelSet(labels.Zip(item.Values).Where(label => baseLabels.Contains(label.First)).Select(label =>
                KeyValuePair.Create(label.First, governor.Govern(label.First, label.Second, Window) ?? "")));
            foreach (var (metric, extra) in item.Series.DistinctBy(s => (s.Metric, s.Extra.Governed(s.Metric, governor, Window))))
            {
                var key = (metric, set, extra.Governed(metric, governor, Window));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts.GroupBy(series => series.Key.Metric).ToDictionary(
            metric => metric.Key.Name,
            metric => Exposition.SamplesOf(metric.Key)
                * DistinctEstimate.Of(metric.Count(), metric.Count(series => series.Value == 1), metric.Sum(series => series.Value), rate));
    }
}
