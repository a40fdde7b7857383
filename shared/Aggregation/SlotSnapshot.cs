namespace OpenQoE.Shared.Aggregation;

/// <summary>What one commit stores.</summary>
/// <param name="Full">True when it stands alone, false when it lies on top of earlier ones.</param>
/// <param name="Series">The output of <see cref="SnapshotWriter"/>, uncompressed.</param>
/// <param name="AppliedIds">Messages applied since the last snapshot.</param>
/// <param name="Active">The slot's <see cref="ActiveTime"/>.</param>
public sealed record SlotSnapshot(bool Full, ReadOnlyMemory<byte> Series, IReadOnlyList<ulong> AppliedIds, ActiveTime Active)
{
    /// <summary>False when there is nothing but the form's version in it.</summary>
    public bool HasSeries => Full || Series.Length > 1;
}
