namespace OpenQoE.Shared.Governance;

/// <summary>What there is to bound.</summary>
/// <param name="Labels">Every label that a metric can have.</param>
/// <param name="ClosedLabels">Those of them whose values are a closed list: they are only governed where a policy names them.</param>
/// <param name="Overflow">By metric, how many Prometheus series its overflow can take in one slot.</param>
public sealed record GovernedSchema(
    IReadOnlyCollection<string> Labels, IReadOnlyCollection<string> ClosedLabels, IReadOnlyDictionary<string, int> Overflow);
