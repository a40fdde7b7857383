using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>Section <c>OpenQoE:Cardinality</c>: what keeps label values and series in bounds.</summary>
public sealed class CardinalityOptions : GovernanceOptions, IValidatableObject
{
    private const string Section = "OpenQoE:Cardinality";

    /// <summary>Default: as <see cref="GovernancePolicy.Standard"/>.</summary>
    public CardinalityOptions()
    {
        var standard = GovernancePolicy.Standard;
        (DefaultLimit, SeriesPerMetric, SeriesPerOrganisation, Mode) =
            (standard.Default.Limit, standard.SeriesPerMetric, standard.SeriesPerOrganisation, standard.Mode);
        foreach (var (label, policy) in standard.Labels)
        {
            LabelPolicies.Add(label, policy.ToString());
        }
    }

    /// <summary>By organisation, what differs for it, e.g. <c>OpenQoE__Cardinality__Organisations__acme__SeriesPerOrganisation=50000</c>.</summary>
    public Dictionary<string, OrganisationGovernanceOptions> Organisations { get; } = [];

    /// <summary>What was admitted stays so to the end of its window.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often instances agree on what was admitted, sooner when one needs more room.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SyncInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an instance reports what it saw, for <c>/v1/cardinality</c> and the count of viewers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Custom labels of any organisation: metrics carry them all.</summary>
    public new IReadOnlyList<string> CustomLabels => [.. base.CustomLabels.Union(Organisations.Values.SelectMany(o => o.CustomLabels))];

    /// <summary>The policies of all organisations.</summary>
    public GovernancePolicies Policies()
    {
        var all = On(GovernancePolicy.Standard);
        return new GovernancePolicies(
            WithoutOthersCustomLabels(all), Organisations.ToDictionary(o => o.Key, o => WithoutOthersCustomLabels(o.Value.On(all))), (long)Window.TotalMilliseconds);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Problems(Section).Concat(Organisations.SelectMany(o => o.Value.Problems($"{Section}:Organisations", o.Key)));

    // Custom pairs become labels by policy only.
    private GovernancePolicy WithoutOthersCustomLabels(GovernancePolicy policy)
    {
        var labels = new Dictionary<string, LabelPolicy>(policy.Labels);
        foreach (var label in CustomLabels)
        {
            labels.TryAdd(label, LabelPolicy.Dropped);
        }

        return policy with { Labels = labels };
    }
}

/// <summary>What differs for one organisation; default: nothing.</summary>
public sealed class OrganisationGovernanceOptions : GovernanceOptions
{
    internal IEnumerable<ValidationResult> Problems(string section, string organisation) => Problems($"{section}:{organisation}");
}
