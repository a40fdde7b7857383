namespace OpenQoE.Shared.Governance;

/// <summary>Everything that bounds the series of one organisation.</summary>
/// <param name="Labels">Policies by label.</param>
/// <param name="Default">For labels that are not named.</param>
/// <param name="SeriesPerMetric">How many Prometheus series one metric may have, over all slots: a histogram has one per bucket and two more.</param>
/// <param name="SeriesPerOrganisation">The same for all metrics together.</param>
/// <param name="Mode">Whether it is enforced.</param>
public sealed record GovernancePolicy(
    IReadOnlyDictionary<string, LabelPolicy> Labels, LabelPolicy Default, int SeriesPerMetric, int SeriesPerOrganisation, GovernanceMode Mode)
{
    /// <summary>What holds where nothing is configured. Labels with a closed list of values are far below the default.</summary>
    public static readonly GovernancePolicy Standard = new(
        new Dictionary<string, LabelPolicy>
        {
            ["org_id"] = LabelPolicy.Allow(1000),
            ["video_id"] = LabelPolicy.Top(1000),
            ["app_version"] = LabelPolicy.Top(100),
            ["error_code"] = LabelPolicy.Top(100),
            ["network_country"] = LabelPolicy.Allow(250),
        },
        LabelPolicy.Allow(100), SeriesPerMetric: 20_000, SeriesPerOrganisation: 100_000, GovernanceMode.Enforce);

    public LabelPolicy For(string label) => Labels.GetValueOrDefault(label, Default);
}
