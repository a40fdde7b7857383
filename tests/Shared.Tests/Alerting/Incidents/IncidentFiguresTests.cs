using OpenQoE.Shared.Alerting.Incidents;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

public class IncidentFiguresTests
{
    [Fact]
    public void Means_are_over_those_that_have_the_step()
    {
        var open = Opened(Alert());
        var acknowledged = IncidentFlow.Acknowledge(open, "ann", Context, Time.AddMinutes(4));
        var resolved = IncidentFlow.Resolve(acknowledged, "ann", "", Context, Time.AddMinutes(30));
        var later = open with { StartedAt = Time.AddHours(10) };
        Assert.Equal(
            new IncidentFigures(3, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(30), TimeSpan.FromHours(5)),
            IncidentFigures.Of([later, acknowledged, resolved]));
    }

    [Fact]
    public void Nothing_has_no_means() => Assert.Equal(new IncidentFigures(0, null, null, null), IncidentFigures.Of([]));
}
