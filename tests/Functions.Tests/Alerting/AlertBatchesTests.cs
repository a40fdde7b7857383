using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Alerting;

public sealed class AlertBatchesTests
{
    [Fact]
    public void Alerts_are_spread_over_messages_that_a_queue_takes_and_none_is_left_out()
    {
        var alerts = Enumerable.Range(0, 500).Select(i => Alert($"A{i}", new string('x', 300))).ToArray();
        var batches = AlertBatches.Of(new AlertBatch("acme", "test", Some.Time, alerts)).ToArray();
        Assert.InRange(batches.Length, 2, 20);
        Assert.All(batches, batch => Assert.InRange(JsonQueues.BytesOf(batch), 1, JsonQueues.MaximumBytes));
        Assert.Equal(alerts.Select(alert => alert.Name), batches.SelectMany(batch => batch.Alerts).Select(alert => alert.Name));
    }

    [Fact]
    public void Of_an_alert_that_is_too_large_the_annotations_are_cut()
    {
        var alert = Alert("A", "") with { Annotations = Enumerable.Range(0, 64).ToDictionary(i => $"a{i}", _ => new string('ä', 8_000)) };
        Assert.False(AlertBatches.IsTooLarge(alert));
        var batch = Assert.Single(AlertBatches.Of(new AlertBatch("acme", "test", Some.Time, [alert])));
        Assert.InRange(JsonQueues.BytesOf(batch), 1, JsonQueues.MaximumBytes);
        Assert.Equal(alert.Fingerprint, batch.Alerts[0].Fingerprint);
    }

    [Fact]
    public void Labels_are_never_cut_since_they_say_what_an_alert_is() =>
        Assert.True(AlertBatches.IsTooLarge(Alert("A", "") with { Labels = Enumerable.Range(0, 64).ToDictionary(i => $"l{i}", _ => new string('x', 1_024)) }));

    private static Alert Alert(string name, string summary) => new()
    {
        Labels = new Dictionary<string, string> { [AlertLabels.Name] = name },
        Annotations = new Dictionary<string, string> { [AlertAnnotations.Summary] = summary },
        StartsAt = Some.Time,
    };
}
