using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class AlertStatesTests
{
    private static readonly IReadOnlyDictionary<string, AlertState> None = new Dictionary<string, AlertState>();

    private readonly SloDefinition _slo = SomeSlo.Starts();

    private static Func<long, SliCount> Outage(int minutes, long at) =>
        minute => new(1_000 * Math.Min(minute, at - minutes), 1_000 * minute);

    private SloStatus Evaluate(long minute, IReadOnlyDictionary<string, AlertState> states, int badMinutes, SloDefinition? slo = null) =>
        SloEvaluation.Evaluate(slo ?? _slo, minute, Outage(badMinutes, minute), states);

    [Fact]
    public void An_alert_begins_once_and_ends_with_the_start_it_began_with()
    {
        var began = Evaluate(100_000, None, 30);
        var page = began.Transitions.Single(t => t.Tier == "page-1h");
        Assert.True(page.Firing);
        Assert.Equal(Severity.Critical, page.Severity);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(100_000 * 60), page.At);
        Assert.Equal(page.At, page.StartedAt);

        var goesOn = Evaluate(100_001, began.States, 31);
        Assert.Empty(goesOn.Transitions);

        var ended = SloEvaluation.Evaluate(_slo, 100_020, minute => new(1_000 * minute - 1_000 * Math.Clamp(minute - 99_970, 0, 30), 1_000 * minute), goesOn.States);
        var end = ended.Transitions.Single(t => t.Tier == "page-1h");
        Assert.False(end.Firing);
        Assert.Equal(page.At, end.StartedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(100_020 * 60), end.At);
    }

    [Fact]
    public void Evaluating_the_same_minute_or_an_older_one_again_changes_nothing()
    {
        var first = Evaluate(100_000, None, 30);
        foreach (var minute in (long[])[100_000, 99_999, 90_000])
        {
            var again = Evaluate(minute, first.States, 0);
            Assert.Empty(again.Transitions);
            Assert.Equal(first.States.OrderBy(s => s.Key), again.States.OrderBy(s => s.Key));
        }
    }

    [Fact]
    public void Silence_ends_no_page_while_the_long_window_still_burns()
    {
        var began = Evaluate(100_000, None, 30);
        SliCount Silent(long minute) => Outage(30, 100_000)(Math.Min(minute, 100_000));

        var silent = SloEvaluation.Evaluate(_slo, 100_010, Silent, began.States);
        Assert.DoesNotContain(silent.Transitions, t => t.Tier == "page-1h");
        Assert.Equal(AlertPhase.Firing, silent.States["page-1h"].Phase);

        var later = SloEvaluation.Evaluate(_slo, 100_070, Silent, silent.States);
        Assert.Contains(later.Transitions, t => t.Tier == "page-1h" && !t.Firing);
    }

    [Fact]
    public void Switching_an_objective_off_ends_all_its_alerts_once()
    {
        var began = Evaluate(100_000, None, 30);
        var firing = began.Transitions.Select(t => t.Tier).Order().ToList();
        var off = Evaluate(100_001, began.States, 31, _slo with { Enabled = false });
        Assert.Equal(firing, off.Transitions.Where(t => !t.Firing).Select(t => t.Tier).Order());
        Assert.Empty(Evaluate(100_002, off.States, 32, _slo with { Enabled = false }).Transitions);
    }

    [Fact]
    public void Alerts_of_windows_that_an_edit_did_away_with_end()
    {
        var began = Evaluate(100_000, None, 30);
        var edited = Evaluate(100_001, began.States, 31, _slo with { Window = SloWindow.Rolling("7d") });
        Assert.Contains(edited.Transitions, t => t is { Tier: "page-1h", Firing: false, Severity: Severity.Critical });
        Assert.Contains(edited.Transitions, t => t is { Tier: "page-14m", Firing: true });
    }

    [Fact]
    public void Who_wants_no_pages_gets_tickets_only_and_the_other_way_round()
    {
        Assert.All(Evaluate(100_000, None, 500, _slo with { Alerting = new() { Page = false } }).Transitions, t => Assert.Equal(Severity.Warning, t.Severity));
        Assert.All(Evaluate(100_000, None, 500, _slo with { Alerting = new() { Ticket = false } }).Transitions, t => Assert.Equal(Severity.Critical, t.Severity));
    }

    [Fact]
    public void Reasons_state_the_figures() => Assert.Equal(
        "Burn rate 100.0 over 1h and 200.0 over 5m; the limit is 14.4.", Evaluate(100_000, None, 30).Transitions.Single(t => t.Tier == "page-1h").Reason);
}
