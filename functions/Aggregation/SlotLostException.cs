namespace OpenQoE.Functions.Aggregation;

/// <summary>
/// Another instance has taken the slot: what was not committed is forgotten, and the messages that brought it reappear in the queue.
/// </summary>
public sealed class SlotLostException(int slot) : Exception($"Slot {slot} was taken by another instance; its uncommitted messages will be delivered again.");
