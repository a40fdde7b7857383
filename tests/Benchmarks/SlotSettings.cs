using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>Slots as they are set up by default, but for the budget.</summary>
internal static class SlotSettings
{
    public const long Now = 1_760_000_000_000;

    private const int NoLimit = 100_000_000;

    public static SlotStateSettings Default { get; } = new(
        BaseLabels.Default, GovernancePolicies.Standard, new DefaultObjectives(), IdleMs: 1_800_000, ResendMs: 60_000, KeepAppliedMs: 3_600_000);

    /// <summary>As many label sets as come.</summary>
    public static SlotStateSettings Unbounded { get; } = Default with
    {
        Policies = GovernancePolicies.Standard with
        {
            Default = GovernancePolicy.Standard with
            {
                Labels = new Dictionary<string, LabelPolicy>(GovernancePolicy.Standard.Labels) { ["video_id"] = LabelPolicy.Allow(NoLimit) },
                SeriesPerMetric = NoLimit,
                SeriesPerOrganisation = NoLimit,
            },
        },
    };

    /// <summary>There are more titles than their label may have.</summary>
    public static SlotStateSettings Crowded { get; } = Default with
    {
        Policies = GovernancePolicies.Standard with
        {
            Default = GovernancePolicy.Standard with
            {
                Labels = new Dictionary<string, LabelPolicy>(GovernancePolicy.Standard.Labels) { ["video_id"] = LabelPolicy.Top(10) },
            },
        },
    };

    private sealed class DefaultObjectives : ISloDefinitions
    {
        public IReadOnlyList<SloDefinition> For(string organisation) => DefaultSlos.All;
    }
}
