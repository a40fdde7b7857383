using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class SloAlertsTests
{
    private static readonly Uri PublicUrl = new("https://qoe.example"), Runbooks = new("https://docs.example/runbooks/");

    private static SimulatedTraffic Outage(SloDefinition slo) =>
        new SimulatedTraffic(slo, SimulatedTraffic.Traffic(30, 0.001)).Run(1440, 30, 0.001).Run(20, _ => new SliCount(9, 30));

    private static Alert PageOf(SloDefinition slo, string? where = null, double? minutesPerView = null)
    {
        var traffic = new SimulatedTraffic(slo, SimulatedTraffic.Traffic(3_000, 0)).Run(60, 3_000, 0);
        while (!traffic.Tiers.Contains("page-1h"))
        {
            traffic.Run(1, 3_000, 1);
        }

        var transition = traffic.Transitions.Select(t => t.Transition).Single(t => t.Tier == "page-1h");
        return SloAlerts.ToAlert(slo, traffic.Status!, transition, "acme", where, PublicUrl, Runbooks, minutesPerView);
    }

    [Fact]
    public void A_page_says_what_viewers_feel_where_since_when_and_what_to_do()
    {
        var alert = PageOf(SomeSlo.Of(Indicator.StartSuccess), "France (62 %), CDN a (91 %)", 7.5);
        Assert.Equal(
            new() { ["alertname"] = "SloBurnRate", ["severity"] = "critical", ["slo"] = "start-success", ["tier"] = "page-1h", ["org_id"] = "acme" },
            new Dictionary<string, string>(alert.Labels));
        Assert.Equal("About 15,000 of 180,000 viewers in the last hour could not start.", alert.Annotations["summary"]);
        Assert.Equal("About 15,000 views, some 112,500 viewer-minutes.", alert.Annotations["impact"]);
        Assert.Equal("France (62 %), CDN a (91 %)", alert.Annotations["where"]);
        Assert.Equal("Starts: 99.5 % are to be good in the last 30 days. Burn rate 16.67 over 1h and 200.0 over 5m; the limit is 14.4. Since 2026-10-01 01:05 UTC.", alert.Annotations["description"]);
        Assert.Contains("of the error budget remains", alert.Annotations["budget"]);
        Assert.NotEmpty(alert.Annotations["next_step"]);
        Assert.Equal("https://docs.example/runbooks/start-success.md", alert.Annotations["runbook_url"]);
        Assert.Equal("https://qoe.example/v1/slos/start-success/status?organisation=acme", alert.GeneratorUrl);
        Assert.Null(alert.EndsAt);
    }

    [Fact]
    public void Its_end_is_the_same_alert_with_an_end()
    {
        var slo = SomeSlo.Of(Indicator.StartSuccess);
        var traffic = Outage(slo).Run(90, 30, 0);
        var (begin, end) = (traffic.Transitions.First(t => t.Transition is { Tier: "page-1h", Firing: true }), traffic.Transitions.First(t => t.Transition is { Tier: "page-1h", Firing: false }));
        var (began, ended) = (
            SloAlerts.ToAlert(slo, traffic.Status!, begin.Transition, "acme", null, null), SloAlerts.ToAlert(slo, traffic.Status!, end.Transition, "acme", null, null));
        Assert.Equal(began.Fingerprint, ended.Fingerprint);
        Assert.Equal(began.StartsAt, ended.StartsAt);
        Assert.Equal(end.Transition.At, ended.EndsAt);
        Assert.StartsWith("Over. ", ended.Annotations["summary"]);
        Assert.DoesNotContain("runbook_url", ended.Annotations.Keys);
        Assert.Null(ended.GeneratorUrl);
    }

    [Fact]
    public void A_spent_budget_is_a_ticket_of_another_name()
    {
        var slo = SomeSlo.Of(Indicator.StartSuccess);
        var traffic = Outage(slo).Run(2_000, 30, 0.5);
        var alert = SloAlerts.ToAlert(slo, traffic.Status!, traffic.Transitions.Select(t => t.Transition).First(t => t.Tier == "budget-100"), "acme", null, PublicUrl);
        Assert.Equal("SloBudget", alert.Name);
        Assert.Equal(Severity.Warning, alert.Severity);
        Assert.Matches("^The error budget is spent, [0-9.]+ times over\\.$", alert.Annotations["budget"]);
        Assert.Contains("in the last 30 days", alert.Annotations["summary"]);
    }

    [Theory]
    [InlineData(Indicator.PlaybackSuccess, "views in the last hour were ended by an error.")]
    [InlineData(Indicator.RebufferTime, "Viewers in the last hour spent")]
    [InlineData(Indicator.IngestAvailability, "requests of players in the last hour were answered with a server error.")]
    public void Each_indicator_has_its_words(Indicator indicator, string words)
    {
        var alert = PageOf(SomeSlo.Of(indicator) with { Alerting = new() { MinimumEvents = 1, MinimumBadEvents = 0 } });
        Assert.Contains(words, alert.Annotations["summary"]);
    }

    [Fact]
    public void Every_indicator_has_a_sentence_an_impact_and_a_next_step()
    {
        var alerts = DefaultSlos.All.Select(slo => PageOf(slo with { Objective = 0.995, Alerting = new() { MinimumEvents = 1, MinimumBadEvents = 0 } })).ToList();
        foreach (var name in (string[])["summary", "next_step"])
        {
            Assert.Equal(alerts.Count, alerts.Select(a => a.Annotations[name]).Distinct().Count());
        }

        Assert.All(alerts, a => Assert.NotEmpty(a.Annotations["impact"]));
    }

    [Fact]
    public void A_definitions_own_runbook_comes_first() =>
        Assert.Equal("https://wiki.example/", PageOf(SomeSlo.Of(Indicator.StartSuccess) with { RunbookUrl = "https://wiki.example/" }).Annotations["runbook_url"]);
}
