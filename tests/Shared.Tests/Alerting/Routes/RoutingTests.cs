using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Routes;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Routes;

public class RoutingTests
{
    private static readonly RoutingDocument Tree = new()
    {
        Route = new()
        {
            Receiver = "default",
            GroupWait = TimeSpan.FromSeconds(7),
            Routes =
            [
                new() { Matchers = [Matcher("severity=critical")], Receiver = "log", Continue = true },
                new()
                {
                    Matchers = [Matcher("severity=critical")],
                    Receiver = "page",
                    GroupBy = ["country"],
                    Routes = [new() { Matchers = [Matcher("slo=watch")], RepeatInterval = TimeSpan.FromHours(1) }],
                },
                new() { Matchers = [Matcher("slo=start")], Receiver = "never" },
            ],
        },
    };

    [Fact]
    public void What_no_route_takes_the_root_does() =>
        Assert.Equal([("route", "default")], Routing.Match(Tree, Alert("warning", slo: "watch")).Select(match => (match.Path, match.Receiver)));

    [Fact]
    public void The_first_route_takes_it_and_others_only_after_continue() => Assert.Equal(
        [("route.routes[0]", "log"), ("route.routes[1]", "page")],
        Routing.Match(Tree, Alert()).Select(match => (match.Path, match.Receiver)));

    [Fact]
    public void The_deepest_route_tells_with_what_it_has_from_those_above()
    {
        var match = Routing.Match(Tree, Alert(slo: "watch"))[1];
        Assert.Equal(("route.routes[1].routes[0]", "page"), (match.Path, match.Receiver));
        Assert.Equal(new RouteTimings(TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)), match.Timings);
    }

    [Theory]
    [InlineData("critical", 0, 10_800)]
    [InlineData("warning", 30, 43_200)]
    [InlineData("info", 300, null)]
    public void Times_that_no_route_gives_are_by_severity(string severity, int wait, int? repeat)
    {
        var timings = Assert.Single(Routing.Match(RoutingDocument.Default, Alert(severity))).Timings;
        Assert.Equal(TimeSpan.FromSeconds(wait), timings.GroupWait);
        Assert.Equal(TimeSpan.FromMinutes(5), timings.GroupInterval);
        Assert.Equal(repeat, timings.RepeatInterval?.TotalSeconds);
    }

    [Fact]
    public void Alerts_are_grouped_by_objective_or_else_by_name()
    {
        Assert.Equal("""{slo="start"}""", Routing.Route(RoutingDocument.Default, Alert()).GroupKey);
        var foreign = new Alert { Labels = new Dictionary<string, string> { ["alertname"] = "Disk\"s" }, StartsAt = Time };
        Assert.Equal("""{alertname="Disk\"s"}""", Routing.Route(RoutingDocument.Default, foreign).GroupKey);
        Assert.Equal(4, GroupLabels.Of([GroupLabels.All], Alert()).Count);
        Assert.Equal("{}", GroupLabels.KeyOf(GroupLabels.Of([], Alert())));
    }

    [Fact]
    public void A_dry_run_says_which_matchers_held_and_what_mutes_the_alert()
    {
        var quiet = Silence("slo=start", Time, Time.AddHours(1));
        var explanation = RoutingExplanation.Of(Tree, Alert("warning"), [quiet], [Alert()], Time);
        Assert.Equal(["never"], explanation.Matches.Select(match => match.Receiver));
        Assert.Equal(["route", "route.routes[0]", "route.routes[1]", "route.routes[2]"], explanation.Tried.Select(step => step.Path));
        Assert.Equal(new MatcherVerdict("severity=\"critical\"", Matched: false), Assert.Single(explanation.Tried[1].Matchers));
        Assert.Same(quiet, Assert.Single(explanation.Silences));
        Assert.Equal(Alert().Fingerprint, explanation.InhibitedBy!.Fingerprint);
        Assert.True(explanation.IsMuted);
    }
}
