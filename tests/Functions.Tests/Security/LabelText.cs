using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Security;

/// <summary>What becomes of an event's texts on the way out.</summary>
internal static class LabelText
{
    /// <summary>Every line of the text format is a comment or one sample of a metric of ours, and no other organisation's.</summary>
    public static bool StaysOneValue(PlayerEvent e)
    {
        var state = Count(e);
        var text = new MetricsText();
        QoeMetricsText.Write(QoeMetricsText.Copy(state), 0, text);
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var samples = lines.Count(line => !line.StartsWith('#'));
        return samples == state.Series.Sum(s => Exposition.SamplesOf(s.Metric))
            && lines.All(line => line.StartsWith('#') || line.EndsWith(" 1", StringComparison.Ordinal))
            && state.Publish(0).Series.All(series => series.Labels.Count == series.Labels.Distinct().Count());
    }

    public static bool HasOnlyKnownNames(PlayerEvent e) =>
        Count(e).Series.All(s => s.Labels.All(label => BaseLabels.All.ContainsKey(label.Key) || s.Metric.ExtraLabels.Contains(label.Key)));

    private static SlotState Count(PlayerEvent e)
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, e), SomeSlot.Start);
        return state;
    }
}
