using System.ComponentModel.DataAnnotations;
using OpenQoE.Functions.Configuration;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>What bounds an organisation's series.</summary>
public abstract class GovernanceOptions
{
    /// <summary>How many values a label may have that neither of the next two names.</summary>
    public int? DefaultLimit { get; set; }

    /// <summary>By label, its policy, e.g. <c>OpenQoE__Cardinality__LabelPolicies__video_id=top 500</c>.</summary>
    public Dictionary<string, string> LabelPolicies { get; } = [];

    /// <summary>
    /// By label, how many values it may have, e.g. <c>OpenQoE__Cardinality__Limits__video_id=5000</c>: its policy with another number.
    /// </summary>
    public Dictionary<string, int> Limits { get; } = [];

    /// <summary>Prometheus series that one metric of an organisation may have.</summary>
    public int? SeriesPerMetric { get; set; }

    /// <summary>Prometheus series that all metrics of an organisation may have together.</summary>
    public int? SeriesPerOrganisation { get; set; }

    /// <summary>Enforce, or Observe: let pass, and count what would be refused.</summary>
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
