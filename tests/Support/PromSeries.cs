namespace OpenQoE.Tests.Support;

/// <summary>One series over a range, in the order of time; its labels hold <c>__name__</c> if the query kept it.</summary>
public sealed record PromSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<(DateTimeOffset At, double Value)> Points)
{
    /// <summary>A label's value, empty when the series has no such label.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");
}
