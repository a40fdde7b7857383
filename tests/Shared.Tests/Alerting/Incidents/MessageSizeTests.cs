using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

public class MessageSizeTests
{
    [Fact]
    public void An_ordinary_message_stays_as_it_is()
    {
        var message = Message([Alert()]);
        Assert.Same(message, MessageSize.Fit(message));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    [InlineData('"')]
    public void However_much_alerts_say_a_message_fits(char letter)
    {
        var text = new string(letter, 8_000);
        var texts = Enumerable.Range(0, 64).ToDictionary(index => $"name{index}", _ => text);
        var huge = Alert() with { Labels = texts, Annotations = texts, GeneratorUrl = $"https://x/{text}" };
        var fitted = MessageSize.Fit(Message([.. Enumerable.Repeat(huge, IncidentSummary.MostAlerts)]));
        Assert.InRange(MessageSize.Of(fitted), 1, MessageSize.Most);
        Assert.Equal(IncidentSummary.MostAlerts, fitted.Incident.Firing.Count + fitted.Incident.MoreAlerts);
    }

    [Fact]
    public void Links_are_left_out_rather_than_cut()
    {
        var alert = Alert() with { Annotations = new Dictionary<string, string> { ["runbook_url"] = "https://x/" + new string('x', 60_000), ["summary"] = "short" } };
        var fitted = MessageSize.Fit(Message([alert]));
        Assert.Equal(["summary"], fitted.Incident.Firing[0].Annotations.Keys);
    }

    [Fact]
    public void A_cut_never_halves_a_character() => Assert.Equal("a…", IncidentLimits.Cut("a😀bc", 3));

    private static NotificationMessage Message(Alert[] alerts)
    {
        var summary = Opened(Alert()).Summary(Time) with { Firing = alerts };
        return new("acme", "primary", 0, 1, NotificationKind.Firing, Time, summary);
    }
}
