using OpenQoE.Shared.Alerting.Incidents;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

public class IncidentMetricsTests
{
    [Fact]
    public void Every_severity_has_its_counts_before_there_is_an_incident_and_no_mean()
    {
        string[] counts = ["openqoe_incidents_open", "openqoe_incidents_unacknowledged", "openqoe_incidents_recent"];
        Assert.Equal(
            counts.SelectMany(name => (string[])[$"{name} info = 0", $"{name} warning = 0", $"{name} critical = 0"]),
            Of());
    }

    [Fact]
    public void An_acknowledged_one_goes_on_and_one_that_is_over_is_only_recent()
    {
        var open = Opened(Alert());
        var acknowledged = IncidentFlow.Acknowledge(Opened(Alert("warning")), "ann", Context, Time.AddMinutes(4));
        var over = IncidentFlow.Resolve(open, "ann", "", Context, Time.AddMinutes(30));
        var samples = Of(open, acknowledged, over).ToHashSet();
        Assert.Subset(samples, new HashSet<string>
        {
            "openqoe_incidents_open critical = 1", "openqoe_incidents_open warning = 1",
            "openqoe_incidents_unacknowledged critical = 1", "openqoe_incidents_unacknowledged warning = 0",
            "openqoe_incidents_recent critical = 2", "openqoe_incidents_recent warning = 1",
            "openqoe_incident_mean_time_to_acknowledge_seconds  = 240", "openqoe_incident_mean_time_to_resolve_seconds  = 1800",
            "openqoe_incident_mean_time_between_failures_seconds  = 0",
        });
    }

    [Fact]
    public void An_old_one_that_goes_on_counts_as_open_and_in_no_mean()
    {
        var old = Opened(Alert()) with { Transitions = [new(IncidentState.Detected, Time.AddDays(-31), Transition.Automatic)] };
        var samples = Of(old).ToArray();
        Assert.Contains("openqoe_incidents_open critical = 1", samples);
        Assert.Contains("openqoe_incidents_recent critical = 0", samples);
        Assert.DoesNotContain(samples, sample => sample.Contains("_mean_", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Of(params Incident[] incidents) => IncidentMetrics.Of("acme", incidents, Time.AddHours(1)).Select(sample =>
    {
        Assert.Equal("acme", sample.Labels.Find("org_id"));
        return $"{sample.Metric.Name} {sample.Labels.Find("severity")} = {sample.Value}";
    });
}
