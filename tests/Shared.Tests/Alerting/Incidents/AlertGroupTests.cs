using OpenQoE.Shared.Alerting.Incidents;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

public class AlertGroupTests
{
    [Fact]
    public void An_end_that_overtook_its_begin_begins_no_incident()
    {
        var ended = Ended(Alert(), Time.AddMinutes(1));
        var group = AlertGroup.None.Remember([Routed(ended)], Time.AddMinutes(1), Time.AddMinutes(2));
        Assert.False(group.Begins(null, [Routed(Alert())], Time, Time.AddMinutes(2)));
        Assert.Empty(group.Current([Routed(Alert())], Time));
        Assert.True(group.Begins(null, [Routed(Alert())], Time.AddMinutes(3), Time.AddMinutes(3)));
        Assert.Same(group, group.Remember([Routed(ended)], Time.AddMinutes(1), Time.AddMinutes(2)));
    }

    [Fact]
    public void A_word_that_the_incident_before_has_outlived_does_not_reach_the_next()
    {
        var before = IncidentFlow.Resolve(Opened(Alert()), "ann", "", Context, Time.AddMinutes(1));
        var group = AlertGroup.None.Next(before.Id, latest: null).Next("INC-2026-0002", before);
        Assert.Equal("INC-2026-0002", group.LatestId);
        Assert.Empty(group.Current([Routed(Alert())], Time));
        Assert.Single(group.Current([Routed(Alert())], Time.AddMinutes(2)));
    }

    [Fact]
    public void The_oldest_words_are_forgotten()
    {
        var group = AlertGroup.None;
        for (var index = 0; index < AlertGroup.MostHeard + 10; index++)
        {
            var at = Time.AddMinutes(index);
            group = group.Remember([Routed(Ended(Alert(tier: $"{index}"), at))], at, at);
        }

        Assert.Equal(AlertGroup.MostHeard, group.Heard.Count);
        Assert.Equal(Time.AddMinutes(10), group.Heard.Values.Min());
    }
}
