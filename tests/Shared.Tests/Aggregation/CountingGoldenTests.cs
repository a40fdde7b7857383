using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Filters;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary>
/// What is counted, governed, sampled, published and saved over random traffic, as digests in <c>tests/Fixtures/counting</c>: whatever makes
/// counting faster must not change one of them. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the files are written anew, which is right when what is counted
/// changes, say by a new metric, and only then.
/// </summary>
public class CountingGoldenTests
{
    private const int Checkpoints = 8;
    private const int BatchesBetween = 200;

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

    private static readonly SlotStateSettings Near = SomeSlot.Settings with
    {
        Policies = SomePolicies.Of(Policy) with { WindowMs = 20_000 },
        BaseLabels = ["org_id", "player_id", "env", "app_name", "cdn", "video_id", "custom_plan"],
        Slos = new SomeObjectives([.. DefaultSlos.All, DefaultSlos.All[0] with { Id = "live", Filter = SloFilterReader.Read("content_type=\"live\"").Filter! }]),
        IdleMs = 30_000,
    };

    private static readonly Dictionary<string, SlotStateSettings> Scenarios = new()
    {
        ["near-limits"] = Near,
        ["observed"] = Near with { Policies = Near.Policies with { Default = Policy with { Mode = GovernanceMode.Observe } } },
        ["one-organisation"] = Near with { BaseLabels = [.. Near.BaseLabels.Skip(1)] },
        ["standard"] = SomeSlot.Settings with { Policies = GovernancePolicies.Standard with { WindowMs = 60_000 }, IdleMs = 30_000 },
    };

    public static TheoryData<string, int> Runs => [.. Scenarios.Keys.SelectMany(scenario => new[] { 1, 2 }.Select(seed => (scenario, seed)))];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Nothing_that_is_counted_has_changed(string scenario, int seed)
    {
        var world = new CountedWorld(Scenarios[scenario], seed);
        var lines = new List<string>();
        for (var checkpoint = 1; checkpoint <= Checkpoints; checkpoint++)
        {
            world.Run(BatchesBetween);
            lines.AddRange(world.Digests().Select(digest => $"{checkpoint} {digest.Digest} {digest.About}"));
        }

        var path = RepositoryRoot.Combine("tests", "Fixtures", "counting", $"{scenario}.{seed}.txt");
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllLines(path, lines);
        Assert.Equal(File.ReadAllLines(path), lines);
    }
}
