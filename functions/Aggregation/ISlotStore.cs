using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>A manifest as stored.</summary>
/// <param name="Manifest">Its content.</param>
/// <param name="ETag">Its version in the store.</param>
public sealed record StoredManifest(SlotManifest Manifest, string ETag);

/// <summary>A row of a slot beside its manifest.</summary>
/// <param name="Key">See <see cref="SlotRowKeys"/>.</param>
/// <param name="Data">At most <see cref="SlotRowKeys.MaximumBytes"/>.</param>
public sealed record SlotRow(string Key, ReadOnlyMemory<byte> Data);

/// <summary>Where slots live. An exception means that the outcome is unknown.</summary>
public interface ISlotStore
{
    /// <summary>The slot's manifest, or null when the slot was never used.</summary>
    Task<StoredManifest?> ReadManifestAsync(int slot, CancellationToken cancellation);

    /// <summary>Writes a manifest if it is still the one with that ETag (null: if there is none).</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    Task<string?> TryWriteManifestAsync(SlotManifest manifest, string? ifMatch, CancellationToken cancellation);

    /// <summary>Writes rows, over earlier ones of the same key.</summary>
    Task WriteRowsAsync(int slot, IReadOnlyList<SlotRow> rows, CancellationToken cancellation);

    /// <summary>The rows with keys from <paramref name="from"/> (included) to <paramref name="to"/> (excluded), by key.</summary>
    Task<IReadOnlyList<SlotRow>> ReadRowsAsync(int slot, string from, string to, CancellationToken cancellation);

    /// <summary>Deletes rows; one that is not there is no error.</summary>
    Task DeleteRowsAsync(int slot, IReadOnlyList<string> keys, CancellationToken cancellation);
}
