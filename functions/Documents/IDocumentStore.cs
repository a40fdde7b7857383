namespace OpenQoE.Functions.Documents;

/// <summary>A JSON document of an organisation.</summary>
/// <param name="Organisation">Whose it is; empty for one that is for all.</param>
/// <param name="Id">Unique among the organisation's: printable ASCII without <c>/ \ # ?</c>.</param>
/// <param name="Json">Its text as UTF-8, at most some MiB.</param>
/// <param name="ETag">Its version in the store.</param>
public sealed record StoredDocument(string Organisation, string Id, ReadOnlyMemory<byte> Json, string ETag);

/// <summary>A document to write, if the stored one is still the one with that ETag (null: if there is none).</summary>
public sealed record DocumentWrite(string Id, ReadOnlyMemory<byte> Json, string? IfMatch);

/// <summary>Documents of one kind: objectives, incidents and the like. An exception means that the outcome is unknown.</summary>
public interface IDocumentStore
{
    /// <summary>One document, or null.</summary>
    Task<StoredDocument?> ReadAsync(string organisation, string id, CancellationToken cancellation);

    /// <summary>An organisation's documents with ids from <paramref name="from"/> (included) to <paramref name="to"/> (excluded), by id.</summary>
    Task<IReadOnlyList<StoredDocument>> ListAsync(string organisation, string from, string to, int limit, CancellationToken cancellation);

    /// <summary>The documents of all organisations.</summary>
    Task<IReadOnlyList<StoredDocument>> ListAllAsync(CancellationToken cancellation);

    /// <summary>Writes one document.</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    Task<string?> TryWriteAsync(string organisation, DocumentWrite write, CancellationToken cancellation);

    /// <summary>Writes several documents of an organisation, all or none.</summary>
    /// <returns>False when a condition did not hold.</returns>
    Task<bool> TryWriteAllAsync(string organisation, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation);

    /// <summary>Deletes a document.</summary>
    /// <returns>False when it is not the one with that ETag, or not there.</returns>
    Task<bool> TryDeleteAsync(string organisation, string id, string ifMatch, CancellationToken cancellation);
}
