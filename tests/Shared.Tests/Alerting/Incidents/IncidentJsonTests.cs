using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Alerting.Incidents;
using static OpenQoE.Tests.Shared.Alerting.SomeAlerts;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

public class IncidentJsonTests
{
    private static readonly Incident Some = IncidentFlow.Acknowledge(Opened(Alert(), Alert("info", "anomaly")), "ann", Context, Time.AddMinutes(1));

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var json = IncidentJson.Write(Some);
        Assert.Equal(json, IncidentJson.Write(IncidentJson.Read(json)));
        Assert.Equal(IncidentState.Acknowledged, IncidentJson.Read(json).State);
    }

    [Fact]
    public void Fields_of_a_later_version_are_passed_over()
    {
        var json = Encoding.UTF8.GetString(IncidentJson.Write(Some)).Replace("{\"Format\":1,", "{\"Format\":2,\"New\":{\"a\":[1]},");
        Assert.Equal(Some.Id, IncidentJson.Read(Encoding.UTF8.GetBytes(json)).Id);
    }

    [Fact]
    public void What_is_no_incident_is_refused() => Assert.Throws<JsonException>(() => IncidentJson.Read("{}"u8));
}
