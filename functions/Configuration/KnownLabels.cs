using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Configuration;

/// <summary>The labels whose values can be limited.</summary>
internal static class KnownLabels
{
    public static readonly IReadOnlyList<string> All = [.. BaseLabels.All.Keys.Union(Metrics.All.SelectMany(metric => metric.ExtraLabels))];
}
