using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class SlotStateTests
{
    private readonly SlotState _state = new(SomeSlot.Settings);

    [Fact]
    public void Beyond_its_limit_a_label_is_other_and_the_totals_stay_exact()
    {
        var state = new SlotState(SomeSlot.Settings with { Policies = SomePolicies.Limits(100, ("video_id", 3)) });
        for (var i = 0; i < 10; i++)
        {
            state.Apply(SomeSlot.Message((ulong)i, SomeSlot.Event(EventType.Pause, e => e.VideoId = $"title {i}")), SomeSlot.Start);
        }

        var pauses = state.Series.Where(s => s.Metric == Metrics.PauseEvents).ToDictionary(s => s.Labels.Find("video_id")!, s => s.Values[0]);
        Assert.Equal(4, pauses.Count);
        Assert.Equal(7, pauses[LabelPolicy.Overflow]);
        Assert.Equal(10, pauses.Values.Sum());
    }

    [Fact]
    public void Organisations_beyond_the_limit_share_one_name_and_its_limits()
    {
        var state = new SlotState(SomeSlot.Settings with { Policies = SomePolicies.Limits(2, ("org_id", 1)) });
        for (var i = 0; i < 20; i++)
        {
            state.Apply(SomeSlot.Message((ulong)i, SomeSlot.Event(EventType.Pause, e => (e.OrgId, e.VideoId) = ($"org {i}", $"title {i}"))), SomeSlot.Start);
        }

        var pauses = state.Series.Where(s => s.Metric == Metrics.PauseEvents).ToList();
        Assert.Equal(["org 0", LabelPolicy.Overflow], pauses.Select(s => s.Labels.Find("org_id")).Distinct());
        Assert.Equal(4, pauses.Count);
        Assert.Equal(20, pauses.Sum(s => s.Values[0]));
    }

    [Fact]
    public void Defect_8_a_label_without_a_limit_of_its_own_has_one_too_and_its_overflow_is_one_value()
    {
        for (var i = 0; i < 1_000; i++)
        {
            _state.Apply(SomeSlot.Message((ulong)i, SomeSlot.Event(EventType.Pause, e => e.PlayerName = $"player {i}")), SomeSlot.Start);
        }

        var pauses = _state.Series.Where(s => s.Metric == Metrics.PauseEvents).ToDictionary(s => s.Labels.Find("player_name")!, s => s.Values[0]);
        Assert.Equal((101, 900), (pauses.Count, pauses[LabelPolicy.Overflow]));
    }

    [Fact]
    public void Custom_pairs_become_labels_by_policy_only()
    {
        var policy = GovernancePolicy.Standard with { Labels = new Dictionary<string, LabelPolicy> { ["custom_plan"] = LabelPolicy.Allow(2) } };
        var state = new SlotState(SomeSlot.Settings with { BaseLabels = ["org_id", "custom_plan"], Policies = SomePolicies.Of(policy) });
        foreach (var plan in new[] { "free", "paid", "gold" })
        {
            state.Apply(SomeSlot.Message((ulong)plan.Length + plan[0], SomeSlot.Event(EventType.Pause, e => e.Custom = new Dictionary<string, string> { ["plan"] = plan, ["secret"] = "x" })), SomeSlot.Start);
        }

        var labels = state.Series.Where(s => s.Metric == Metrics.PauseEvents).Select(s => string.Join(' ', s.Labels)).Order(StringComparer.Ordinal);
        Assert.Equal(["[custom_plan, __other__] [org_id, org]", "[custom_plan, free] [org_id, org]", "[custom_plan, paid] [org_id, org]"], labels);
    }

    [Fact]
    public void Extra_labels_have_limits_too()
    {
        var state = new SlotState(SomeSlot.Settings with { Policies = SomePolicies.Limits(2) });
        for (var i = 0; i < 10; i++)
        {
            state.Apply(SomeSlot.Message((ulong)i, SomeSlot.Event(EventType.Error, e => e.Data.ErrorCode = $"{i}")), SomeSlot.Start);
        }

        Assert.Equal(3, state.Series.Count(s => s.Metric == Metrics.Errors));
    }

    [Fact]
    public void A_clients_repeated_batch_counts_once()
    {
        var batch = Some.Batch(Some.Event(EventType.Pause, 0), Some.Event(EventType.Pause, 1));
        Assert.Equal((2, 0), Applied(new EventMessage(1, false, [batch])));
        Assert.Equal((0, 2), Applied(new EventMessage(2, false, [batch with { Attempt = 2 }])));
        Assert.Equal(2, Total(_state, Metrics.PauseEvents));
    }

    [Fact]
    public void A_restored_state_continues_where_the_other_was_committed()
    {
        _state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        _state.Publish(0);
        var snapshot = _state.TakeSnapshot(full: true);
        _state.Apply(SomeSlot.Message(2, Some.Event(EventType.Pause)), SomeSlot.Start);

        var restored = new SlotState(SomeSlot.Settings);
        restored.Restore([snapshot.Series], snapshot.AppliedIds.Select(id => (id, snapshot.Active.Ms)), snapshot.Active);

        Assert.Equal((true, false), (restored.IsApplied(1), restored.IsApplied(2)));
        Assert.False(restored.HasUnsaved);
        restored.Apply(SomeSlot.Message(2, Some.Event(EventType.Pause)), SomeSlot.Start + 1);
        Assert.Equal(2, Total(restored, Metrics.PauseEvents));
        Assert.All(restored.CollectAt(SomeSlot.Start + 2).Series, s => Assert.Equal(SampleKind.Values, s.Kind));
    }

    [Fact]
    public void A_restored_state_knows_the_values_that_have_series()
    {
        var one = SomePolicies.Limits(1);
        var state = new SlotState(SomeSlot.Settings with { Policies = one });
        state.Apply(SomeSlot.Message(1, SomeSlot.Event(EventType.Pause, e => e.VideoId = "first")), SomeSlot.Start);
        var restored = new SlotState(SomeSlot.Settings with { Policies = one });
        restored.Restore([state.TakeSnapshot(full: true).Series], [], default);

        restored.Apply(SomeSlot.Message(2, SomeSlot.Event(EventType.Pause, e => e.VideoId = "second")), SomeSlot.Start);

        Assert.Equal(
            ["first", LabelPolicy.Overflow],
            restored.Series.Where(s => s.Metric == Metrics.PauseEvents).Select(s => s.Labels.Find("video_id")));
    }

    [Fact]
    public void Only_changes_need_saving_and_ids_are_saved_even_if_nothing_was_counted()
    {
        Assert.False(_state.HasUnsaved);
        _state.Apply(new EventMessage(7, false, []), SomeSlot.Start);
        Assert.True(_state.HasUnsaved);
        var snapshot = _state.TakeSnapshot(full: false);
        Assert.Equal((false, 7UL), (snapshot.HasSeries, Assert.Single(snapshot.AppliedIds)));
        Assert.False(_state.HasUnsaved);
    }

    [Fact]
    public void An_events_stream_has_the_values_that_metrics_have()
    {
        var state = new SlotState(SomeSlot.Settings with { Policies = SomePolicies.Limits(1) });
        var (first, second) = (SomeSlot.Event(EventType.Pause, e => e.Env = "production"), SomeSlot.Event(EventType.Pause, e => e.Env = "invented"));
        state.Apply(SomeSlot.Message(1, first, second, Some.Event(EventType.Seek)), SomeSlot.Start);

        Assert.Equal(new LogStream("org", "production", EventType.Pause), state.StreamOf(first));
        Assert.Equal(new LogStream("org", LabelPolicy.Overflow, EventType.Pause), state.StreamOf(second));
        Assert.Equal(new LogStream("org", "", EventType.Seek), state.StreamOf(Some.Event(EventType.Seek)));
        Assert.Equal(LabelPolicy.Overflow, state.StreamOf(SomeSlot.Event(EventType.Pause, e => e.OrgId = "never counted")).Organisation);
    }

    [Fact]
    public void Labels_that_metrics_do_not_carry_make_no_streams()
    {
        var state = new SlotState(SomeSlot.Settings with { BaseLabels = ["cdn"] });
        var e = SomeSlot.Event(EventType.Pause, e => e.Env = "production");
        state.Apply(SomeSlot.Message(1, e), SomeSlot.Start);

        Assert.Equal(new LogStream("", "", EventType.Pause), state.StreamOf(e));
    }

    [Fact]
    public void To_ask_for_a_stream_changes_nothing()
    {
        var state = new SlotState(SomeSlot.Settings with { Policies = SomePolicies.Limits(1) });
        state.Apply(SomeSlot.Message(1, SomeSlot.Event(EventType.Pause, e => e.Env = "production")), SomeSlot.Start);
        state.TakeSnapshot(full: true);

        state.StreamOf(SomeSlot.Event(EventType.Pause, e => (e.OrgId, e.Env) = ("another", "invented")));

        Assert.False(state.HasUnsaved);
        Assert.DoesNotContain("another", state.Governor.Organisations.Keys);
        Assert.All(state.Governor.Overflowed.Values, refused => Assert.Equal(0, refused));
    }

    private (int Counted, int Repeated) Applied(EventMessage message)
    {
        var (counted, repeats) = _state.Apply(message, SomeSlot.Start);
        return (counted, repeats.Count);
    }

    private static double Total(SlotState state, Metric metric) => state.Series.Where(s => s.Metric == metric).Sum(s => s.Values[^1]);
}
