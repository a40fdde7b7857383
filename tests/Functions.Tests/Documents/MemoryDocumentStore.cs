using OpenQoE.Functions.Documents;

namespace OpenQoE.Tests.Functions.Documents;

/// <summary>A table of documents, in memory.</summary>
/// <param name="conditional">False for a store that ignores conditions.</param>
internal sealed class MemoryDocumentStore(bool conditional = true) : IDocumentStore
{
    private readonly SortedDictionary<(string Organisation, string Id), StoredDocument> _rows =
        new(Comparer<(string Organisation, string Id)>.Create((a, b) => string.CompareOrdinal(a.Organisation, b.Organisation) is var o and not 0 ? o : string.CompareOrdinal(a.Id, b.Id)));

    private int _lastETag;

    /// <summary>Reads of a row or of a list so far.</summary>
    public int Reads { get; private set; }

    /// <summary>Reads fail.</summary>
    public bool IsDown { get; set; }

    public Task<StoredDocument?> ReadAsync(string organisation, string id, CancellationToken cancellation) =>
        Read(() => _rows.GetValueOrDefault((organisation, id)));

    public Task<IReadOnlyList<StoredDocument>> ListAsync(string organisation, string from, string to, int limit, CancellationToken cancellation) =>
        Read<IReadOnlyList<StoredDocument>>(() => [.. _rows.Values.Where(row => row.Organisation == organisation
            && string.CompareOrdinal(row.Id, from) >= 0 && string.CompareOrdinal(row.Id, to) < 0).Take(limit)]);

    public Task<IReadOnlyList<StoredDocument>> ListAllAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StoredDocument>>([.. _rows.Values]);

    public Task<string?> TryWriteAsync(string organisation, DocumentWrite write, CancellationToken cancellation) =>
        Task.FromResult(Holds(organisation, write) ? Write(organisation, write) : null);

    public Task<bool> TryWriteAllAsync(string organisation, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        var hold = writes.All(write => Holds(organisation, write));
        foreach (var write in hold ? writes : [])
        {
            Write(organisation, write);
        }

        return Task.FromResult(hold);
    }

    public Task<bool> TryDeleteAsync(string organisation, string id, string ifMatch, CancellationToken cancellation) =>
        Task.FromResult(_rows.GetValueOrDefault((organisation, id))?.ETag == ifMatch && _rows.Remove((organisation, id)));

    private Task<T> Read<T>(Func<T> read)
    {
        Reads++;
        return IsDown ? Task.FromException<T>(new IOException("The storage is down.")) : Task.FromResult(read());
    }

    private bool Holds(string organisation, DocumentWrite write) => !conditional || _rows.GetValueOrDefault((organisation, write.Id))?.ETag == write.IfMatch;

    private string Write(string organisation, DocumentWrite write)
    {
        var stored = new StoredDocument(organisation, write.Id, write.Json.ToArray(), $"{++_lastETag}");
        _rows[(organisation, write.Id)] = stored;
        return stored.ETag;
    }
}
