using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Governance.Reports;

/// <summary>What one instance saw of a label's values.</summary>
/// <param name="Window">Number of the window that it is about.</param>
/// <param name="Refused">How often a value was asked for and not admitted, since the instance took its slot.</param>
/// <param name="Distinct">Distinct values of the window: bytes of a <see cref="HyperLogLog"/>.</param>
/// <param name="DistinctBefore">The same of the window before.</param>
/// <param name="Heaviest">The heaviest values of the window so far.</param>
/// <param name="HeaviestBefore">The heaviest of the window before.</param>
public sealed record LabelReport(
    long Window, long Refused, byte[] Distinct, byte[] DistinctBefore, IReadOnlyList<HeavyHitter> Heaviest, IReadOnlyList<HeavyHitter> HeaviestBefore)
{
    public static LabelReport Of(LabelDemand demand) => new(
        demand.Window, demand.RefusedCount, demand.Distinct.ToBytes(), demand.DistinctBefore.ToBytes(), demand.Heaviest(), demand.HeaviestBefore);

    /// <summary>The heaviest values of a window; none when the report is of another time.</summary>
    public IReadOnlyList<HeavyHitter> HeaviestIn(long window) => window == Window ? Heaviest : window == Window - 1 ? HeaviestBefore : [];

    /// <summary>Distinct values of a window; null when the report is of another time.</summary>
    public byte[]? DistinctIn(long window) => window == Window ? Distinct : window == Window - 1 ? DistinctBefore : null;
}
