namespace OpenQoE.Functions.Aggregation;

/// <summary>
/// A message was in this process' hands for so long that the queue may have given it to another. It was not counted here.
/// </summary>
public sealed class MessageHeldTooLongException()
    : Exception("A message was held for longer than the queue keeps it hidden, less the lease; it will be delivered again.");
