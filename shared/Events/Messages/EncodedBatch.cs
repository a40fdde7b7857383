namespace OpenQoE.Shared.Events.Messages;

/// <summary>A batch as it stands, uncompressed, in a message.</summary>
/// <param name="Bytes">At most <see cref="EventBatchCodec.MaxBytes"/>.</param>
/// <param name="Events">How many events it holds.</param>
public readonly record struct EncodedBatch(ReadOnlyMemory<byte> Bytes, int Events);
