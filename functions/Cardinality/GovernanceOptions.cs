using System.ComponentModel.DataAnnotations;
using OpenQoE.Functions.Configuration;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>What bounds an organisation's series.</summary>
public abstract class GovernanceOptions
{
    /// <summary>Values that a label may have that the next two do not name; 1 to 10,000.</summary>
    public int? DefaultLimit { get; set; }

    /// <summary>
    /// What happens to one label's values: <c>allow N</c>, <c>top N</c>, <c>hash N</c>, <c>bucket N</c>, <c>bucket 1,5,10</c> or <c>drop</c>. A label
    /// that no metric has is an error; <c>custom_&lt;key&gt;</c> makes one of the events' <c>custom</c> pairs.
    /// </summary>
    public Dictionary<string, string> LabelPolicies { get; } = [];

    /// <summary>The label's policy with another number: <c>OpenQoE__Cardinality__Limits__video_id=5000</c>; 0 to 10,000.</summary>
    public Dictionary<string, int> Limits { get; } = [];

    /// <summary>Prometheus series that one metric may have, over all slots; from 200. A histogram has one per bucket and two more.</summary>
    public int? SeriesPerMetric { get; set; }

    /// <summary>The same for all metrics together; from 1,000.</summary>
    public int? SeriesPerOrganisation { get; set; }

    /// <summary><c>Observe</c> lets all values and metrics pass and counts what would be refused; the budget of the organisation holds all the same.</summary>
    public GovernanceMode? Mode { get; set; }

    /// <summary>Labels from the events' <c>custom</c> pairs that policies name.</summary>
    public IEnumerable<string> CustomLabels => Limits.Keys.Union(LabelPolicies.Keys).Where(KnownLabels.IsCustom);

    /// <summary>What is configured, on top of what holds otherwise.</summary>
    public GovernancePolicy On(GovernancePolicy otherwise)
    {
        var byDefault = DefaultLimit is { } limit ? otherwise.Default with { Limit = limit } : otherwise.Default;
        var labels = new Dictionary<string, LabelPolicy>(otherwise.Labels);
        foreach (var (label, policy) in LabelPolicies)
        {
            labels[label] = LabelPolicy.Parse(policy)!;
        }

        foreach (var (label, max) in Limits)
        {
            labels[label] = labels.GetValueOrDefault(label) is { Admits: true } known ? known with { Limit = max } : LabelPolicy.Allow(max);
        }

        return new GovernancePolicy(
            labels, byDefault, SeriesPerMetric ?? otherwise.SeriesPerMetric, SeriesPerOrganisation ?? otherwise.SeriesPerOrganisation,
            Mode ?? otherwise.Mode);
    }

    /// <summary>What is wrong.</summary>
    /// <param name="section">The key of these settings.</param>
    protected IEnumerable<ValidationResult> Problems(string section)
    {
        foreach (var (label, limit) in Limits.Where(l => l.Value is < 0 or > LabelPolicy.MaximumLimit))
        {
            yield return new($"{section}:Limits:{label} is {limit}; it takes 0 to {LabelPolicy.MaximumLimit}.");
        }

        foreach (var (label, policy) in LabelPolicies.Where(p => LabelPolicy.Parse(p.Value) is null))
        {
            yield return new($"{section}:LabelPolicies:{label} is '{policy}'; it takes {LabelPolicy.Forms}.");
        }

        foreach (var (kind, label) in Limits.Keys.Select(l => ("Limits", l)).Concat(LabelPolicies.Keys.Select(l => ("LabelPolicies", l))).Where(l => !KnownLabels.Has(l.Item2)))
        {
            yield return new($"{section}:{kind}:{label} is about a label that no metric has; the labels are {string.Join(", ", KnownLabels.All)}, and custom_<key>.");
        }

        if (DefaultLimit is < 1 or > LabelPolicy.MaximumLimit)
        {
            yield return new($"{section}:DefaultLimit is {DefaultLimit}; it takes 1 to {LabelPolicy.MaximumLimit}.");
        }

        if (SeriesPerMetric is < MinimumPerMetric or > MaximumSeries)
        {
            yield return new($"{section}:SeriesPerMetric is {SeriesPerMetric}; it takes {MinimumPerMetric} to {MaximumSeries}.");
        }

        if (SeriesPerOrganisation is < MinimumPerOrganisation or > MaximumSeries)
        {
            yield return new($"{section}:SeriesPerOrganisation is {SeriesPerOrganisation}; it takes {MinimumPerOrganisation} to {MaximumSeries}.");
        }
    }

    // The overflow has to fit for two slots, and one series beside it.
    internal const int MinimumPerMetric = 200;
    internal const int MinimumPerOrganisation = 1000;
    internal const int MaximumSeries = 10_000_000;
}
