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
    /// <param name="known">By label, what else is known of its values.</param>
    public IReadOnlyDictionary<string, double> Of(
        IReadOnlyList<SampledLabels> sample, IReadOnlyList<string> labels, double rate, IReadOnlyDictionary<string, KnownValues> known)
    {
        var governor = GovernorFor(sample, labels, rate, known);
        var counts = new Dictionary<(Metric Metric, LabelSet Labels, ExtraLabels Extra), int>();
        foreach (var item in sample)
        {
            var set = new LabelSet(labels.Zip(item.Values).Where(label => baseLabels.Contains(label.First)).Select(label =>
                KeyValuePair.Create(label.First, governor.Govern(label.First, label.Second, Window) ?? "")));
            foreach (var key in item.Series.Select(s => (s.Metric, set, s.Extra.Governed(s.Metric, governor, Window))).Distinct())
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts.GroupBy(series => series.Key.Metric)
            .ToDictionary(metric => metric.Key.Name, metric => Exposition.SamplesOf(metric.Key) * Estimate(metric, rate));
    }

    // Each kind by itself: sets of which some labels overflow are few and seen often, those as they came are many and seen once.
    private static double Estimate(IEnumerable<KeyValuePair<(Metric Metric, LabelSet Labels, ExtraLabels Extra), int>> series, double rate) =>
        series.GroupBy(s => string.Join(' ', s.Key.Labels.Where(label => label.Value == LabelPolicy.Overflow).Select(label => label.Key)))
            .Sum(kind => DistinctEstimate.Of(kind.Count(), kind.Count(s => s.Value == 1), kind.Sum(s => s.Value), rate));

    // In a sample there are fewer values than in all, so a limit is reached sooner by as much.
    private OrganisationGovernor GovernorFor(
        IReadOnlyList<SampledLabels> sample, IReadOnlyList<string> labels, double rate, IReadOnlyDictionary<string, KnownValues> known)
    {
        var scaled = new Dictionary<string, LabelPolicy>(policy.Labels);
        var admitted = new List<(string Label, string Value)>();
        foreach (var (index, label) in labels.Index().Where(label => policy.For(label.Item).Admits))
        {
            var rule = policy.For(label);
            var values = sample.Select(item => item.Values[index]).OfType<string>().Select(value => rule.Map(value)!).CountBy(value => value).ToDictionary();
            var (kept, demand) = known.TryGetValue(label, out var of) ? (of.Admitted.Take(rule.Limit).ToHashSet(), of.Distinct) : ([], 0);
            admitted.AddRange(kept.Where(values.ContainsKey).Select(value => (label, value)));
            var all = Math.Max(demand, DistinctEstimate.Of(values.Count, values.Count(v => v.Value == 1), values.Values.Sum(), rate));
            var (others, sampledOthers) = (Math.Max(1, all - kept.Count), values.Keys.Count(value => !kept.Contains(value)));
            var room = (rule.Limit - kept.Count) * Math.Min(1, sampledOthers / others);
            scaled[label] = rule with { Limit = kept.Count(values.ContainsKey) + (int)Math.Round(room) };
        }

        var governor = new OrganisationGovernor(policy with { Labels = scaled, Mode = GovernanceMode.Enforce }, OverflowSeries.SchemaOf(baseLabels));
        admitted.ForEach(value => governor.Restore(value.Label, value.Value, Window));
        return governor;
    }
}

/// <summary>What is known of a label's values beside a sample.</summary>
/// <param name="Admitted">Values that would be admitted from the start.</param>
/// <param name="Distinct">How many values there were; 0 when nobody knows.</param>
public sealed record KnownValues(IReadOnlyList<string> Admitted, double Distinct);
