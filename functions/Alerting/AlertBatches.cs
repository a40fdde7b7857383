using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;

namespace OpenQoE.Functions.Alerting;

/// <summary>Splits batches into ones that a queue's message takes.</summary>
public static class AlertBatches
{
    public static IEnumerable<AlertBatch> Of(AlertBatch batch)
    {
        if (batch.Alerts.Count == 1 || JsonQueues.BytesOf(batch) <= JsonQueues.MaximumBytes)
        {
            return [batch];
        }

        var half = batch.Alerts.Count / 2;
        return [.. Of(batch with { Alerts = [.. batch.Alerts.Take(half)] }), .. Of(batch with { Alerts = [.. batch.Alerts.Skip(half)] })];
    }
}
