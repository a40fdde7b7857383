using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Alertmanager;

namespace OpenQoE.Tests.Shared.Alerting.Alertmanager;

public class AlertmanagerPayloadTests
{
    private const string Payload = """
        {
          "version": "4", "groupKey": "{}:{alertname=\"Disk\"}", "truncatedAlerts": 0, "status": "firing", "receiver": "openqoe",
          "groupLabels": {"alertname": "Disk"}, "commonLabels": {"alertname": "Disk"}, "commonAnnotations": {}, "externalURL": "http://alertmanager:9093",
          "alerts": [
            {
              "status": "firing", "labels": {"alertname": "Disk", "severity": "page"}, "annotations": {"summary": "full"},
              "startsAt": "2026-10-01T20:00:00.123456789Z", "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://prometheus:9090/graph", "fingerprint": "c"
            },
            {
              "status": "resolved", "labels": {"alertname": "Disk", "instance": "b"}, "annotations": {},
              "startsAt": "2026-10-01T20:00:00+02:00", "endsAt": "2026-10-01T20:05:00+02:00", "generatorURL": "", "fingerprint": "d"
            }
          ]
        }
        """;

    /// <summary>Wrong payloads, each with the field and a part of the reason.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "\"version\": \"4\"", "\"version\": \"3\"", "version", "must be 4" },
        { "\"version\": \"4\",", "", "version", "required" },
        { "\"alerts\": [", "\"alarms\": [", "alerts", "1 to 1000" },
        { "\"status\": \"resolved\"", "\"status\": \"over\"", "alerts[1].status", "firing or resolved" },
        { "\"alertname\": \"Disk\", \"instance\"", "\"instance\"", "alerts[1].labels.alertname", "required" },
        { "\"severity\": \"page\"", "\"a-b\": \"page\"", "alerts[0].labels.a-b", "letters" },
        { "\"severity\": \"page\"", "\"severity\": 1", "alerts[0].labels.severity", "a text" },
        { "\"page\"", $"\"{new string('x', 1_025)}\"", "alerts[0].labels.severity", "at most 1024" },
        { "\"2026-10-01T20:00:00+02:00\"", "\"yesterday\"", "alerts[1].startsAt", "with its zone" },
        { "\"endsAt\": \"2026-10-01T20:05:00+02:00\"", "\"endsAt\": \"0001-01-01T00:00:00Z\"", "alerts[1].endsAt", "required" },
    };

    [Fact]
    public void Alerts_are_read_as_Alertmanager_posts_them()
    {
        var (alerts, errors) = AlertmanagerPayload.Read(Payload);
        Assert.Empty(errors);
        Assert.Equal(2, alerts!.Count);
        Assert.Null(alerts[0].EndsAt);
        Assert.Equal(Severity.Critical, alerts[0].Severity);
        Assert.Equal("full", alerts[0].Annotations["summary"]);
        Assert.Equal("http://prometheus:9090/graph", alerts[0].GeneratorUrl);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 18, 5, 0, TimeSpan.Zero), alerts[1].EndsAt);
        Assert.Null(alerts[1].GeneratorUrl);
    }

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_payload_is_refused_with_the_field_and_the_reason(string old, string changed, string field, string reason)
    {
        var (alerts, errors) = AlertmanagerPayload.Read(Payload.Replace(old, changed));
        Assert.Null(alerts);
        Assert.True(errors.Any(error => error.Field == field && error.Message.Contains(reason)), string.Join("; ", errors));
    }

    [Fact]
    public void More_than_a_thousand_alerts_are_refused()
    {
        var alert = """{"status": "firing", "labels": {"alertname": "a"}, "startsAt": "2026-10-01T20:00:00Z"}""";
        var (_, errors) = AlertmanagerPayload.Read($$"""{"version": "4", "alerts": [{{string.Join(',', Enumerable.Repeat(alert, 1_001))}}]}""");
        Assert.Equal("alerts", Assert.Single(errors).Field);
    }
}
