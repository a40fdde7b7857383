using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Filters;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary>How slots may be set up, by name.</summary>
internal static class CountedScenarios
{
    private static readonly GovernancePolicy Policy = new(
        new Dictionary<string, LabelPolicy>
        {
            ["video_id"] = LabelPolicy.Top(40),
            ["error_code"] = LabelPolicy.Top(15),
            ["cdn"] = LabelPolicy.Allow(6),
            ["cause"] = LabelPolicy.Allow(3),
            ["player_id"] = LabelPolicy.Parse("hash 5")!,
            ["app_name"] = LabelPolicy.Parse("bucket 3")!,
            ["env"] = LabelPolicy.Dropped,
            ["org_id"] = LabelPolicy.Allow(3),
        },
        LabelPolicy.Allow(8), SeriesPerMetric: 900, SeriesPerOrganisation: 5_000, GovernanceMode.Enforce);

    /// <summary>Most labels and all budgets are soon used up.</summary>
    public static readonly SlotStateSettings Near = SomeSlot.Settings with
    {
        Policies = SomePolicies.Of(Policy) with { WindowMs = 20_000 },
        BaseLabels = ["org_id", "player_id", "env", "app_name", "cdn", "video_id", "custom_plan"],
        Slos = new SomeObjectives([.. DefaultSlos.All, DefaultSlos.All[0] with { Id = "live", Filter = SloFilterReader.Read("content_type=\"live\"").Filter! }]),
        IdleMs = 30_000,
    };

    public static readonly IReadOnlyDictionary<string, SlotStateSettings> All = new Dictionary<string, SlotStateSettings>
    {
        ["near-limits"] = Near,
        ["observed"] = Near with { Policies = Near.Policies with { Default = Policy with { Mode = GovernanceMode.Observe } } },
        ["one-organisation"] = Near with { BaseLabels = [.. Near.BaseLabels.Skip(1)] },
        ["standard"] = SomeSlot.Settings with { Policies = GovernancePolicies.Standard with { WindowMs = 60_000 }, IdleMs = 30_000 },
    };
}
