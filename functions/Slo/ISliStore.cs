using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Functions.Slo;

/// <summary>An hour of SLIs as stored.</summary>
/// <param name="Hour">Its content, as <see cref="SliHourCodec"/> writes it.</param>
/// <param name="Generation">Of the slot, when it was written: a row is never replaced by one of an earlier generation.</param>
/// <param name="ETag">Its version in the store.</param>
public sealed record StoredSliHour(ReadOnlyMemory<byte> Hour, long Generation, string ETag);

/// <summary>Where the totals of SLIs live: a row for each organisation, slot and hour in which something was counted.</summary>
public interface ISliStore
{
    /// <summary>The newest row of an organisation in a slot that is of that hour or an earlier one, or null.</summary>
    Task<StoredSliHour?> ReadAsync(string organisation, int slot, long hour, CancellationToken cancellation);

    /// <summary>Writes a row if it is still the one with that ETag (null: if there is none).</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    Task<string?> TryWriteAsync(string organisation, int slot, SliHour hour, long generation, string? ifMatch, CancellationToken cancellation);

    /// <summary>Deletes a row; one that is not there is no error.</summary>
    Task DeleteAsync(string organisation, int slot, long hour, CancellationToken cancellation);

    /// <summary>Makes an organisation one of those that are listed.</summary>
    Task RegisterAsync(string organisation, CancellationToken cancellation);

    /// <summary>Every organisation that was ever counted for.</summary>
    Task<IReadOnlyList<string>> ListOrganisationsAsync(CancellationToken cancellation);
}
