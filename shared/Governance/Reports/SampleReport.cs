namespace OpenQoE.Shared.Governance.Reports;

/// <summary>A sample of label sets as it is stored.</summary>
/// <param name="Rate">What part of all distinct label sets it holds.</param>
/// <param name="Labels">Names of the values.</param>
/// <param name="Sets">In the order in which they were first seen.</param>
public sealed record SampleReport(double Rate, IReadOnlyList<string> Labels, IReadOnlyList<SampledSet> Sets);

/// <summary>Values that occurred together.</summary>
/// <param name="Values">In the order of the names; null where there is none.</param>
/// <param name="Series">Metrics with the values of their own labels.</param>
public sealed record SampledSet(IReadOnlyList<string?> Values, IReadOnlyList<SampledSeries> Series);

/// <summary>What was measured with a label set.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Extra">Values of its own labels; null where there is none.</param>
public sealed record SampledSeries(string Metric, IReadOnlyList<string?> Extra);
