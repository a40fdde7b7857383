using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class OverflowSeriesTests
{
    private static readonly SlotStateSettings NoRoom = SomeSlot.Settings with
    {
        Policies = SomePolicies.Of(GovernancePolicy.Standard with { SeriesPerMetric = 2, SeriesPerOrganisation = 2 }),
    };

    private readonly SlotState _state = new(NoRoom);

    [Fact]
    public void Without_room_everything_is_counted_in_the_overflow_which_never_has_more_series_than_are_kept_for_it()
    {
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            foreach (var type in Enum.GetValues<EventType>())
            {
                var e = Some.FullEvent(type, random, probability: 0.9);
                (e.OrgId, e.ViewId) = ("org", $"view {i}");
                _state.Apply(SomeSlot.Message((ulong)(i * 100 + (int)type), e), SomeSlot.Start);
            }
        }

        var byMetric = _state.Series.CountBy(s => s.Metric).ToList();
        Assert.Equal(5_000 * Enum.GetValues<EventType>().Length, _state.Series.Where(s => s.Metric == Metrics.Events).Sum(s => s.Values[0]));
        Assert.All(byMetric, metric => Assert.InRange(metric.Value * Exposition.SamplesOf(metric.Key), 1, OverflowSeries.Costs[metric.Key.Name]));
        Assert.All(_state.Series, s => Assert.All(s.Labels, label => Assert.True(
            label.Value == LabelPolicy.Overflow || label.Key == "org_id" || OverflowSeries.ClosedLabels.ContainsKey(label.Key), $"{label}")));
    }

    [Fact]
    public void Views_by_outcome_and_errors_by_family_remain_right()
    {
        foreach (var outcome in new[] { "played", "start_failed", "start_failed" })
        {
            _state.Apply(SomeSlot.Message(Next(), SomeSlot.Event(EventType.ViewEnd, e => (e.VideoId, e.Data.Outcome) = ($"{Next()}", outcome))), SomeSlot.Start);
        }

        for (var code = 0; code < 9; code++)
        {
            _state.Apply(SomeSlot.Message(Next(), SomeSlot.Event(EventType.Error, e => (e.Data.ErrorFamily, e.Data.ErrorCode) = ("network", $"{code}"))), SomeSlot.Start);
        }

        Assert.Equal(
            [("played", 1), ("start_failed", 2)],
            _state.Series.Where(s => s.Metric == Metrics.ViewOutcomes).Select(s => (s.Labels.Find("outcome"), s.Values[0])).Order());
        var errors = Assert.Single(_state.Series, s => s.Metric == Metrics.Errors);
        Assert.Equal(("network", LabelPolicy.Overflow, 9), (errors.Labels.Find("error_family"), errors.Labels.Find("error_code"), errors.Values[0]));
    }

    [Fact]
    public void Series_of_the_overflow_take_nothing_from_a_budget_even_after_a_restart()
    {
        _state.Apply(SomeSlot.Message(Next(), Some.Event(EventType.Pause)), SomeSlot.Start);
        var restored = new SlotState(NoRoom);
        restored.Restore([_state.TakeSnapshot(full: true).Series], [], default);

        Assert.Equal((0, 2), (restored.Governor.For("org").Series.Organisation.Used, restored.Governor.For("org").Series.Overflow));
    }

    private ulong _last;

    private ulong Next() => ++_last;
}
