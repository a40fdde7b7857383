namespace OpenQoE.Tests.Support;

/// <summary>One series at one moment.</summary>
/// <param name="Labels">With <c>__name__</c>, if the query kept it.</param>
/// <param name="At">Of the evaluation.</param>
/// <param name="Value">May be NaN or infinite.</param>
public sealed record PromSample(IReadOnlyDictionary<string, string> Labels, DateTimeOffset At, double Value)
{
    /// <summary>A label's value, empty when the series has no such label.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");
}
