using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Governance;

/// <summary>What holds whatever comes, in whatever order instances look at the ledger.</summary>
public class GovernancePropertyTests
{
    private const int Instances = 3;
    private const long WindowMs = 20_000;
    private const int PerMetric = 700;
    private const int PerOrganisation = 4_000;

    private static readonly EventType[] Types = Enum.GetValues<EventType>();

    private static readonly GovernancePolicy Policy = new(
        new Dictionary<string, LabelPolicy>
        {
            ["video_id"] = LabelPolicy.Top(40),
            ["error_code"] = LabelPolicy.Top(15),
            ["cdn"] = LabelPolicy.Allow(6),
            ["player_id"] = LabelPolicy.Parse("hash 5")!,
            ["app_name"] = LabelPolicy.Parse("bucket 3")!,
            ["env"] = LabelPolicy.Dropped,
            ["org_id"] = LabelPolicy.Allow(100),
        },
        LabelPolicy.Allow(8), PerMetric, PerOrganisation, GovernanceMode.Enforce);

    private static readonly SlotStateSettings Settings = SomeSlot.Settings with
    {
        Policies = SomePolicies.Of(Policy) with { WindowMs = WindowMs },
        BaseLabels = ["org_id", "player_id", "env", "app_name", "cdn", "video_id"],
        IdleMs = 60_000,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Series_never_exceed_the_budgets_and_totals_equal_the_events(int seed)
    {
        var random = new Random(seed);
        var world = new GovernedInstances(Instances, Settings);
        var counted = new Dictionary<EventType, long>();
        var now = SomeSlot.Start;
        for (var i = 0; i < 300_000; i++)
        {
            now += random.Next(2);
            var slot = random.Next(Instances);
            Count(slot);
            if (random.Next(2_000) == 0)
            {
                var other = random.Next(Instances);
                world.Agree(other, now, fails: random.Next(5) == 0, meanwhile: () => Enumerable.Range(0, random.Next(20)).ToList().ForEach(_ => Count(other)));
                world.Report(other, now);
            }

            if (random.Next(30_000) == 0) world.Kill(slot);
            if (random.Next(10_000) == 0) Check(world);
        }

        Check(world);
        Assert.All(counted, type => Assert.Equal(type.Value, Total(world, Metrics.Events, type.Key.ToName())));
        Assert.Equal(counted[EventType.Error], Total(world, Metrics.Errors));

        void Count(int slot)
        {
            var e = RandomEvent(random);
            counted[e.Type] = counted.GetValueOrDefault(e.Type) + 1;
            world.Count(slot, e, now);
        }
    }

    [Fact]
    public void Within_a_window_after_the_last_report_all_instances_admit_the_same_whatever_the_order_of_their_looks()
    {
        var sets = new HashSet<string>();
        for (var order = 0; order < 6; order++)
        {
            var looks = new Random(order);
            var traffic = new Random(7);
            var world = new GovernedInstances(Instances, Settings);
            var now = SomeSlot.Start / WindowMs * WindowMs;
            for (var i = 0; i < 20_000; i++)
            {
                // Skewed: there are heaviest values.
                var video = (int)(60 * Math.Pow(traffic.NextDouble(), 3));
                world.Count(traffic.Next(Instances), SomeSlot.Event(EventType.Pause, e => (e.OrgId, e.VideoId) = (GovernedInstances.Organisation, $"title {video}")), now);
                if (looks.Next(200) == 0) world.Agree(looks.Next(Instances), now);
            }

            for (var slot = 0; slot < Instances; slot++) world.Report(slot, now);
            now += WindowMs;
            foreach (var slot in Enumerable.Range(0, Instances).OrderBy(_ => looks.Next()).Concat(Enumerable.Range(0, Instances))) world.Agree(slot, now);
            foreach (var state in world.Slots) sets.Add(string.Join(' ', state.Governor.For(GovernedInstances.Organisation).Labels["video_id"].Values.Order()));
        }

        Assert.Single(sets);
    }

    [Fact]
    public void What_is_admitted_stays_so_to_the_end_of_the_window_wherever_it_was_admitted()
    {
        var world = new GovernedInstances(2, Settings);
        var now = SomeSlot.Start / WindowMs * WindowMs;
        world.Count(0, Pause("first"), now);
        world.Agree(0, now);
        world.Count(1, Pause("first"), now);
        for (var i = 0; i < 1_000; i++) world.Count(i % 2, Pause($"later {i}"), now + i);
        for (var look = 0; look < 4; look++) world.Agree(look % 2, now + 1_000);

        foreach (var state in world.Slots)
        {
            Assert.Contains("first", state.Governor.For(GovernedInstances.Organisation).Labels["cdn"].Values);
        }

        static PlayerEvent Pause(string cdn) => SomeSlot.Event(EventType.Pause, e => (e.OrgId, e.CdnProvider) = (GovernedInstances.Organisation, cdn));
    }

    private static void Check(GovernedInstances world)
    {
        Assert.All(Metrics.All, metric => Assert.InRange(world.SeriesOf(metric), 0, PerMetric));
        Assert.InRange(world.SeriesOf(), 0, PerOrganisation);
        var ledger = world.Ledger;
        Assert.All(ledger.Labels, label => Assert.InRange(
            label.Value.Values.Count + ledger.Slots.Values.Sum(slot => slot.Grants.GetValueOrDefault(label.Key)), 0, Policy.For(label.Key).Limit));
        Assert.InRange(ledger.Slots.Values.Sum(slot => slot.Series.Reserved), 0, PerOrganisation);
    }

    private static double Total(GovernedInstances world, Metric metric, string? type = null) => world.Slots
        .Sum(state => state.Series.Where(s => s.Metric == metric && (type is null || s.Labels.Find("event_type") == type)).Sum(s => s.Values[0]));

    private static PlayerEvent RandomEvent(Random random)
    {
        var type = Types[random.Next(Types.Length)];
        return SomeSlot.Event(type, e =>
        {
            e.OrgId = GovernedInstances.Organisation;
            e.ViewId = $"{random.Next()}";
            e.PlayerId = $"player {random.Next(10)}";
            e.Env = "test";
            e.AppName = $"{random.Next(100)}";
            e.CdnProvider = $"cdn {random.Next(random.Next(1, 30))}";
            e.VideoId = random.Next(3) == 0 ? $"{random.Next()}" : $"title {random.Next(random.Next(1, 100))}";
            if (type == EventType.Error) e.Data.ErrorCode = $"{random.Next(random.Next(1, 1_000))}";
        });
    }
}
