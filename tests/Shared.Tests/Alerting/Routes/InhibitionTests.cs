using OpenQoE.Shared.Alerting.Routes;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Routes;

public class InhibitionTests
{
    private static readonly InhibitRule[] Usual = [InhibitRule.CriticalOverWarning];

    [Fact]
    public void A_page_mutes_the_ticket_of_its_objective_only()
    {
        Assert.True(Inhibition.IsInhibited(Alert("warning"), [Alert()], Usual));
        Assert.False(Inhibition.IsInhibited(Alert("warning", slo: "watch"), [Alert()], Usual));
        Assert.False(Inhibition.IsInhibited(Alert(), [Alert("warning")], Usual));
    }

    [Fact]
    public void Alerts_without_an_objective_are_not_of_the_same_one()
    {
        var labels = (string severity) => new Dictionary<string, string> { ["alertname"] = "Disk", ["severity"] = severity };
        Assert.False(Inhibition.IsInhibited(Alert() with { Labels = labels("warning") }, [Alert() with { Labels = labels("critical") }], Usual));
    }

    [Fact]
    public void An_alert_never_mutes_itself_nor_do_two_mute_each_other()
    {
        InhibitRule[] all = [new([Matcher("slo=start")], [Matcher("slo=start")], [])];
        Assert.False(Inhibition.IsInhibited(Alert(), [Alert()], all));
        Assert.False(Inhibition.IsInhibited(Alert(), [Alert(), Alert("warning")], all));
    }
}
