namespace OpenQoE.Shared.Events;

/// <summary>The accepted events of one request, or a part of them.</summary>
/// <param name="BatchId">The client's <c>batch_id</c>: the same on every retry; null from original SDKs.</param>
/// <param name="Attempt">1, and more on a client's retries.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="Events">In the request's order; each knows its organisation and its index in the request.</param>
public sealed record EventBatch(string? BatchId, int Attempt, DateTimeOffset ReceivedAt, IReadOnlyList<PlayerEvent> Events);
