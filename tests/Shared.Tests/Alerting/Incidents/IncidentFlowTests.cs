using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

public class IncidentFlowTests
{
    [Fact]
    public void A_critical_alert_is_told_at_once_and_sets_a_timer_for_the_next_level()
    {
        var incident = Opened(Alert());
        Assert.Equal(["primary/0 1 Firing"], Told(incident));
        Assert.Equal(IncidentState.Notified, incident.State);
        Assert.Equal(Time.AddMinutes(15), incident.WakeAt);
        Assert.Equal([Time.AddMinutes(15)], incident.Outbox.OfType<Effect.Wake>().Select(wake => wake.At));
        Assert.Equal("3 of 100 views do not start", incident.Title);
        Assert.Equal("""{slo="start"}""", incident.GroupKey);
    }

    [Fact]
    public void A_warning_waits_for_others_of_its_group()
    {
        var incident = Opened(Alert("warning"));
        Assert.Empty(Told(incident));
        Assert.Equal(IncidentState.Detected, incident.State);
        Assert.Equal(Time.AddSeconds(30), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddSeconds(30), Context, Time.AddSeconds(30));
        Assert.Equal(["primary/0 1 Firing"], Told(incident));
        Assert.Equal(Time.AddHours(12).AddSeconds(30), incident.WakeAt);
    }

    [Fact]
    public void What_is_over_before_anybody_was_told_is_told_to_nobody()
    {
        var incident = Drained(Opened(Alert("warning")));
        incident = IncidentFlow.Take(incident, [Routed(Ended(Alert("warning"), Time.AddSeconds(10)))], Time.AddSeconds(10), Context, Time.AddSeconds(10));
        Assert.Equal(IncidentState.Resolved, incident.State);
        Assert.Empty(incident.Outbox);
    }

    [Fact]
    public void A_page_that_joins_a_ticket_waits_for_no_interval()
    {
        var incident = Drained(IncidentFlow.Wake(Opened(Alert("warning")), Time.AddSeconds(30), Context, Time.AddSeconds(30)));
        incident = IncidentFlow.Take(incident, [Routed(Alert("critical", "page-6h"))], Time.AddSeconds(40), Context, Time.AddSeconds(40));
        Assert.Equal(["primary/0 2 Changed"], Told(incident));
        Assert.Equal(Severity.Critical, incident.Severity);
    }

    [Fact]
    public void A_further_alert_is_told_an_interval_after_the_last_notification()
    {
        var incident = Drained(Opened(Alert()));
        incident = IncidentFlow.Take(incident, [Routed(Alert(tier: "page-6h"))], Time.AddMinutes(1), Context, Time.AddMinutes(1));
        Assert.Empty(Told(incident));
        Assert.Equal(Time.AddMinutes(5), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(5), Context, Time.AddMinutes(5));
        Assert.Equal(["primary/0 2 Changed"], Told(incident));
    }

    [Fact]
    public void The_end_of_all_alerts_resolves_an_interval_after_the_last_notification()
    {
        var incident = Drained(Opened(Alert()));
        incident = IncidentFlow.Take(incident, [Routed(Ended(Alert(), Time.AddMinutes(2)))], Time.AddMinutes(2), Context, Time.AddMinutes(2));
        Assert.True(incident.IsOpen);
        Assert.Equal(Time.AddMinutes(5), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(5), Context, Time.AddMinutes(5));
        Assert.Equal(["primary/0 2 Resolved"], Told(incident));
        Assert.Equal(Time.AddMinutes(5), incident.ResolvedAt);
        Assert.Null(incident.WakeAt);
    }

    [Fact]
    public void What_fires_again_meanwhile_goes_on_as_if_nothing_had_been()
    {
        var incident = Drained(Opened(Alert()));
        incident = IncidentFlow.Take(incident, [Routed(Ended(Alert(), Time.AddMinutes(2)))], Time.AddMinutes(2), Context, Time.AddMinutes(2));
        incident = IncidentFlow.Take(incident, [Routed(Alert())], Time.AddMinutes(3), Context, Time.AddMinutes(3));
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(5), Context, Time.AddMinutes(5));
        Assert.Empty(Told(incident));
        Assert.True(incident.IsOpen);
    }

    [Fact]
    public void An_older_word_about_an_alert_changes_nothing()
    {
        var incident = IncidentFlow.Take(Opened(Alert()), [Routed(Ended(Alert(), Time.AddMinutes(2)))], Time.AddMinutes(2), Context, Time.AddMinutes(2));
        Assert.Same(incident, IncidentFlow.Take(incident, [Routed(Alert())], Time.AddMinutes(1), Context, Time.AddMinutes(3)));
        Assert.Same(incident, IncidentFlow.Take(incident, [Routed(Alert())], Time.AddMinutes(2), Context, Time.AddMinutes(3)));
    }

    [Fact]
    public void A_timer_that_is_stale_or_early_changes_nothing()
    {
        var incident = Drained(Opened(Alert()));
        Assert.Same(incident, IncidentFlow.Wake(incident, Time.AddMinutes(14), Context, Time.AddMinutes(20)));
        Assert.Same(incident, IncidentFlow.Wake(incident, Time.AddMinutes(15), Context, Time.AddMinutes(14)));
    }

    [Fact]
    public void Nobody_is_told_again_while_somebody_looks_after_it_until_that_times_out()
    {
        var incident = Drained(IncidentFlow.Acknowledge(Opened(Alert()), "ann", Context, Time.AddMinutes(10)));
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(15), Context, Time.AddMinutes(15));
        Assert.Empty(Told(incident));
        Assert.Equal(Time.AddMinutes(70), incident.WakeAt);
        Assert.Equal("ann", incident.AcknowledgedBy);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(70), Context, Time.AddMinutes(70));
        Assert.Equal(IncidentState.Notified, incident.State);
        Assert.Null(incident.AcknowledgedBy);

        // Ten minutes of the fifteen had passed.
        Assert.Equal(Time.AddMinutes(75), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(75), Context, Time.AddMinutes(75));
        Assert.Equal(["secondary/0 1 Escalated", "secondary/1 1 Escalated"], Told(incident));
        Assert.Equal(1, incident.Summary(Time).Level);
    }

    [Fact]
    public void An_acknowledgement_and_the_end_are_told_to_all_who_were_told_and_want_to_know()
    {
        var incident = Drained(IncidentFlow.Wake(Opened(Alert()), Time.AddMinutes(15), Context, Time.AddMinutes(15)));
        incident = IncidentFlow.Acknowledge(incident, "ann", Context, Time.AddMinutes(20));
        Assert.Equal(["primary/0 2 Acknowledged", "secondary/0 2 Acknowledged", "secondary/1 2 Acknowledged"], Told(incident));
        incident = IncidentFlow.Resolve(Drained(incident), "ann", "rolled back", Context, Time.AddMinutes(30));
        Assert.Equal(["primary/0 3 Resolved", "secondary/0 3 Resolved"], Told(incident));
        Assert.Contains(incident.Timeline, entry => entry.Text == "resolved by ann: rolled back");
        Assert.Same(incident, IncidentFlow.Acknowledge(incident, "bob", Context, Time.AddMinutes(31)));
        Assert.Equal(IncidentState.Reviewed, IncidentFlow.Review(incident, "bob", Time.AddDays(1)).State);
    }

    [Fact]
    public void It_is_told_again_after_the_repeat_interval()
    {
        var context = Context with { Document = Document with { Escalations = [] } };
        var incident = IncidentFlow.Open("INC-2026-0001", "acme", [Routed(Alert())], Time, context, Time);
        Assert.Equal(Time.AddHours(3), incident.WakeAt);
        incident = IncidentFlow.Wake(Drained(incident), Time.AddHours(3), context, Time.AddHours(3).AddSeconds(2));
        Assert.Equal(["primary/0 2 Repeated"], Told(incident));
    }

    [Fact]
    public void A_silenced_alert_is_in_the_incident_and_told_when_the_silence_ends()
    {
        var context = Context with { Silences = [Silence("slo=start", Time.AddHours(-1), Time.AddHours(1))] };
        var incident = IncidentFlow.Open("INC-2026-0001", "acme", [Routed(Alert())], Time, context, Time);
        Assert.Empty(Told(incident));
        Assert.Equal(Time.AddHours(1), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddHours(1), context, Time.AddHours(1));
        Assert.Equal(["primary/0 1 Firing"], Told(incident));

        // The hour of silence is not held against anybody.
        Assert.Equal(Time.AddHours(1).AddMinutes(15), incident.WakeAt);
    }

    [Fact]
    public void A_silence_that_is_taken_back_is_noticed_when_it_is_looked_at()
    {
        var silenced = Context with { Silences = [Silence("slo=start", Time.AddHours(-1), Time.AddHours(1))] };
        var incident = IncidentFlow.Open("INC-2026-0001", "acme", [Routed(Alert())], Time, silenced, Time);
        Assert.Same(incident, IncidentFlow.Look(incident, silenced, Time.AddMinutes(1)));
        Assert.Equal(["primary/0 1 Firing"], Told(IncidentFlow.Look(incident, Context, Time.AddMinutes(1))));
    }

    [Fact]
    public void A_ticket_under_a_page_of_its_objective_is_told_when_the_page_has_ended()
    {
        var incident = Drained(Opened(Alert(), Alert("warning", "ticket-1d")));
        incident = IncidentFlow.Take(incident, [Routed(Ended(Alert(), Time.AddMinutes(20)))], Time.AddMinutes(20), Context, Time.AddMinutes(20));
        Assert.Contains("primary/0 2 Changed", Told(incident));
        Assert.True(incident.IsOpen);
        Assert.Single(incident.MessageOf(incident.Outbox.OfType<Effect.Notify>().First()).Incident.Firing);
    }

    [Fact]
    public void What_an_alert_of_another_incident_mutes_is_looked_at_again_and_again()
    {
        var rule = new InhibitRule([Matcher("slo=cdn")], [Matcher("slo=start")], []);
        var muted = new IncidentContext(Document with { InhibitRules = [rule] }, [], [Alert(slo: "cdn")]);
        var incident = IncidentFlow.Open("INC-2026-0001", "acme", [Routed(Alert())], Time, muted, Time);
        Assert.Empty(Told(incident));
        Assert.Equal(Time.AddMinutes(1), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(1), muted, Time.AddMinutes(1));
        Assert.Equal(Time.AddMinutes(2), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(2), muted with { ActiveAlerts = [] }, Time.AddMinutes(2));
        Assert.Equal(["primary/0 1 Firing"], Told(incident));
    }

    [Fact]
    public void Info_waits_for_the_digest_and_is_told_there_also_when_it_is_over()
    {
        var info = Alert("info");
        var nine = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero);
        var incident = Opened(info);
        Assert.Equal(nine, incident.WakeAt);
        incident = IncidentFlow.Take(incident, [Routed(Ended(info, Time.AddHours(1)))], Time.AddHours(1), Context, Time.AddHours(1));
        Assert.Equal(IncidentState.Resolved, incident.State);
        incident = IncidentFlow.Wake(incident, nine, Context, nine);
        Assert.Equal(["primary/0 1 Digest"], Told(incident));
        Assert.Null(incident.WakeAt);
    }

    [Fact]
    public void Info_that_goes_on_is_in_each_days_digest_and_its_end_in_the_last()
    {
        var nine = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero);
        var incident = IncidentFlow.Wake(Opened(Alert("info")), nine, Context, nine);
        incident = IncidentFlow.Wake(incident, nine.AddDays(1), Context, nine.AddDays(1));
        incident = IncidentFlow.Take(incident, [Routed(Ended(Alert("info"), nine.AddDays(1.5)))], nine.AddDays(1.5), Context, nine.AddDays(1.5));
        incident = IncidentFlow.Wake(incident, nine.AddDays(2), Context, nine.AddDays(2));
        Assert.Equal(["primary/0 1 Digest", "primary/0 2 Digest", "primary/0 3 Digest"], Told(incident));
        Assert.Null(incident.WakeAt);
    }

    [Fact]
    public void An_alert_that_is_not_said_again_ends_at_its_end()
    {
        var incident = Drained(Opened(Alert() with { EndsAt = Time.AddMinutes(10) }));
        Assert.Equal(Time.AddMinutes(10), incident.WakeAt);
        incident = IncidentFlow.Wake(incident, Time.AddMinutes(10), Context, Time.AddMinutes(10));
        Assert.Equal(["primary/0 2 Resolved"], Told(incident));
    }

    [Fact]
    public void Without_receivers_an_incident_is_recorded_only()
    {
        var context = new IncidentContext(RoutingDocument.Default, [], []);
        var incident = IncidentFlow.Open("INC-2026-0001", "acme", [Routed(Alert(), context.Document)], Time, context, Time);
        Assert.Empty(incident.Outbox);
        incident = IncidentFlow.Take(incident, [Routed(Ended(Alert(), Time.AddHours(1)))], Time.AddHours(1), context, Time.AddHours(1));
        Assert.Equal(IncidentState.Resolved, incident.State);
    }

    [Fact]
    public void An_incident_somebody_reports_is_told_and_goes_on_until_somebody_resolves_it()
    {
        var incident = IncidentFlow.OpenManually("INC-2026-0002", "acme", Severity.Critical, "No sound", "On all televisions", "ann", Context, Time);
        Assert.Equal("No sound", incident.Title);
        Assert.Equal(["primary/0 1 Firing"], Told(incident));
        Assert.Equal("""{incident="INC-2026-0002"}""", incident.GroupKey);
        Assert.Equal("reported by ann", incident.Timeline[0].Text);
        Assert.False(IncidentFlow.Resolve(incident, "ann", "", Context, Time.AddHours(1)).IsOpen);
    }

    [Fact]
    public void What_became_of_a_notification_is_kept_once()
    {
        var incident = Opened(Alert());
        var failed = IncidentFlow.Settled(incident, "primary/0", 1, SendOutcome.Failed, "410 Gone", memory: null, Time);
        Assert.Equal(new ChannelProgress(1, 1, 1, "410 Gone", Memory: null, IsConcerned: true), failed.Channels["primary/0"]);
        Assert.Contains(failed.Timeline, entry => entry.Kind == TimelineKind.Failure);
        Assert.Same(failed, IncidentFlow.Settled(failed, "primary/0", 1, SendOutcome.Delivered, null, memory: null, Time));
        Assert.Same(failed, IncidentFlow.Settled(failed, "nobody/0", 1, SendOutcome.Delivered, null, memory: null, Time));
    }

    [Fact]
    public void A_word_begins_an_incident_where_none_is_open_and_none_has_outlived_it()
    {
        var open = Opened(Alert());
        Assert.True(IncidentFlow.NeedsNew(null, Alert(), Time, Time));
        Assert.False(IncidentFlow.NeedsNew(open, Alert(tier: "page-6h"), Time, Time));
        var over = IncidentFlow.Resolve(open, "ann", "", Context, Time.AddHours(1));
        Assert.False(IncidentFlow.NeedsNew(over, Alert(), Time, Time.AddHours(2)));
        Assert.True(IncidentFlow.NeedsNew(over, Alert(), Time.AddHours(2), Time.AddHours(2)));
    }

    [Fact]
    public void An_end_that_overtakes_its_begin_is_an_incident_that_is_over_and_told_to_nobody()
    {
        var ended = Ended(Alert(), Time.AddMinutes(1));
        Assert.True(IncidentFlow.NeedsNew(null, ended, Time.AddMinutes(1), Time.AddMinutes(2)));
        var incident = IncidentFlow.Open("INC-2026-0001", "acme", [Routed(ended)], Time.AddMinutes(1), Context, Time.AddMinutes(2));
        Assert.Equal(IncidentState.Resolved, incident.State);
        Assert.Equal(Severity.Critical, incident.Severity);
        Assert.Empty(incident.Outbox);
        Assert.False(IncidentFlow.NeedsNew(incident, Alert(), Time, Time.AddMinutes(2)));
    }

    [Fact]
    public void A_word_that_an_incident_has_outlived_does_not_begin_in_the_next()
    {
        var before = IncidentFlow.Resolve(Opened(Alert()), "ann", "", Context, Time.AddMinutes(1));
        var other = Alert(tier: "page-6h");
        var next = IncidentFlow.Open("INC-2026-0002", "acme", [Routed(other)], Time.AddMinutes(2), before, Context, Time.AddMinutes(2));
        Assert.Same(next, IncidentFlow.Take(next, [Routed(Alert())], Time, Context, Time.AddMinutes(3)));
        Assert.Equal(2, IncidentFlow.Take(next, [Routed(Alert())], Time.AddMinutes(3), Context, Time.AddMinutes(3)).Alerts.Count);
    }

    [Fact]
    public void More_alerts_than_an_incident_holds_take_the_places_of_those_that_ended()
    {
        var many = Enumerable.Range(0, IncidentLimits.MostAlerts + 50).Select(tier => Alert(tier: $"{tier}")).ToArray();
        var incident = Opened(many);
        Assert.Equal(IncidentLimits.MostAlerts, incident.Alerts.Count);
        var later = Time.AddMinutes(10);
        incident = IncidentFlow.Take(incident, [Routed(Ended(many[0], later))], later, Context, later);
        incident = IncidentFlow.Take(incident, [Routed(many[^1])], later.AddMinutes(6), Context, later.AddMinutes(6));
        Assert.Equal(IncidentLimits.MostAlerts, incident.Alerts.Count);
        Assert.Contains(many[^1].Fingerprint, incident.Alerts.Keys);
    }

}
