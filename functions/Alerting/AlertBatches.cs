using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Alerting;

/// <summary>Splits batches into ones that a queue's message takes.</summary>
public static class AlertBatches
{
    private const int LongestAnnotation = 250;
    private const int MostAnnotations = 16;

    // What is around the batch in its message.
    private const int MostBytes = JsonQueues.MaximumBytes - 256;

    /// <summary>True when one alert's labels alone are more than a message takes.</summary>
    public static bool IsTooLarge(Alert alert) => !Fits(new AlertBatch("", "", default, [Cut(alert)]));

    /// <summary>The same alerts; of one that is too large by itself the annotations are cut.</summary>
    public static IEnumerable<AlertBatch> Of(AlertBatch batch)
    {
        if (Fits(batch))
        {
            return [batch];
        }

        if (batch.Alerts.Count == 1)
        {
            return [batch with { Alerts = [Cut(batch.Alerts[0])] }];
        }

        var half = batch.Alerts.Count / 2;
        return [.. Of(batch with { Alerts = [.. batch.Alerts.Take(half)] }), .. Of(batch with { Alerts = [.. batch.Alerts.Skip(half)] })];
    }

    private static bool Fits(AlertBatch batch) => JsonQueues.BytesOf(batch) <= MostBytes;

    private static Alert Cut(Alert alert) => alert with
    {
        Annotations = alert.Annotations.Take(MostAnnotations).ToDictionary(annotation => annotation.Key, annotation => PlainText.Cut(annotation.Value, LongestAnnotation)),
    };
}
