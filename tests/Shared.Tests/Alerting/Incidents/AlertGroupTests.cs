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
    public void The_oldest_ends_are_forgotten()
    {
        var group = AlertGroup.None;
        for (var index = 0; index < AlertGroup.MostEnded + 10; index++)
        {
            var at = Time.AddMinutes(index);
            group = group.Remember([Routed(Ended(Alert(tier: $"{index}"), at))], at, at);
        }

        Assert.Equal(AlertGroup.MostEnded, group.Ended.Count);
        Assert.Equal(Time.AddMinutes(10), group.Ended.Values.Min());
    }
}
