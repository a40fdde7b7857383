using OpenQoE.Shared.Alerting.Silencing;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Silencing;

public class SilencesTests
{
    private static readonly Silence Hour = Silence("slo=start", Time, Time.AddHours(1));

    [Fact]
    public void It_holds_from_its_start_up_to_its_end()
    {
        Assert.Empty(Silences.Of([Hour], Alert(), Time.AddTicks(-1)));
        Assert.Single(Silences.Of([Hour], Alert(), Time));
        Assert.Empty(Silences.Of([Hour], Alert(), Time.AddHours(1)));
    }

    [Fact]
    public void It_is_for_the_alerts_it_matches() => Assert.Empty(Silences.Of([Hour], Alert(slo: "watch"), Time));

    [Fact]
    public void Its_next_change_is_its_start_then_its_end()
    {
        Assert.Equal(Time, Silences.NextChange([Hour], Alert(), Time.AddHours(-1)));
        Assert.Equal(Time.AddHours(1), Silences.NextChange([Hour], Alert(), Time));
        Assert.Null(Silences.NextChange([Hour], Alert(), Time.AddHours(1)));
        Assert.Null(Silences.NextChange([Hour], Alert(slo: "watch"), Time));
    }
}
