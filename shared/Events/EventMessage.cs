using System.Diagnostics;

namespace OpenQoE.Shared.Events;

/// <summary>What one message of queue <c>qoe-events</c> carries: the batches of one or many requests.</summary>
/// <param name="Id">Random, given by ingest: the same on every copy of the message.</param>
/// <param name="PossibleCopy">True when an earlier send of the same id may have arrived after all.</param>
/// <param name="Batches">At least one.</param>
public sealed record EventMessage(ulong Id, bool PossibleCopy, IReadOnlyList<EventBatch> Batches)
{
    /// <summary>The span that sent the message, if that was sampled; else none.</summary>
    public ActivityContext Trace { get; init; }
}
