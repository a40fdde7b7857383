using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Shared.Aggregation;

/// <summary>How a slot counts.</summary>
/// <param name="BaseLabels">Names out of <see cref="Aggregation.BaseLabels.All"/>, or custom ones.</param>
/// <param name="Policies">What keeps labels and series in bounds.</param>
/// <param name="Slos">Objectives to count for.</param>
/// <param name="IdleMs">A series not changed for this long ends.</param>
/// <param name="ResendMs">An unchanged series is sent again after this long, so that it stays visible.</param>
/// <param name="KeepAppliedMs">For how much <see cref="ActiveTime"/> message ids are kept.</param>
public sealed record SlotStateSettings(
    IReadOnlyList<string> BaseLabels, GovernancePolicies Policies, ISloDefinitions Slos, long IdleMs, long ResendMs, long KeepAppliedMs)
{
    /// <summary>Labels of which the sample knows the values: also those that metrics do not carry, but could.</summary>
    public IReadOnlyList<string> SampledLabels => [.. Aggregation.BaseLabels.All.Keys.Union(BaseLabels)];

    /// <summary>What there is to bound.</summary>
    public GovernedSchema Schema => OverflowSeries.SchemaOf(BaseLabels);
}
