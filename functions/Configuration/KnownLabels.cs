using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Configuration;

/// <summary>The labels whose values can be governed.</summary>
internal static class KnownLabels
{
    public static readonly IReadOnlyList<string> All = [.. BaseLabels.All.Keys.Union(Metrics.All.SelectMany(metric => metric.ExtraLabels))];

    /// <summary>True for a label of metrics, or one that can be made of the events' <c>custom</c> pairs.</summary>
    public static bool Has(string label) => All.Contains(label) || IsCustom(label);

    public static bool IsCustom(string label) => BaseLabels.IsCustom(label);
}
