using System.IO.Compression;
using Azure;
using Azure.Data.Tables;
using OpenQoE.Functions.Documents;

namespace OpenQoE.Functions.Storage;

/// <summary>Documents in one table: partition = organisation, row = id.</summary>
/// <param name="tables">The account's.</param>
/// <param name="name">The table's.</param>
public sealed class TableDocumentStore(TableServiceClient tables, string name) : IDocumentStore
{
    /// <summary>Holds the organisation as it is: its partition's key is made of it.</summary>
    internal const string OrganisationProperty = "organisation";

    private const string EncodingProperty = "encoding";
    private const string Brotli = "br";

    /// <summary>Up to this size people can read documents in the table; larger ones take a tenth compressed, and must stay below an entity's limit.</summary>
    private const int ReadableBytes = 32 * 1024;

    private readonly ExistingTable _table = new(tables, name);

    public async Task<StoredDocument?> ReadAsync(string organisation, string id, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.Of(organisation), id, cancellationToken: cancellation);
        return found.HasValue ? ToDocument(found.Value!) : null;
    }

    public Task<IReadOnlyList<StoredDocument>> ListAsync(string organisation, string from, string to, int limit, CancellationToken cancellation)
    {
        var partition = RowKeys.Of(organisation);
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"), limit, cancellation);
    }

    public Task<IReadOnlyList<StoredDocument>> ListAllAsync(CancellationToken cancellation) => QueryAsync(null, int.MaxValue, cancellation);

    public async Task<string?> TryWriteAsync(string organisation, DocumentWrite write, CancellationToken cancellation) =>
        await ConditionalWrite.TryAsync(await _table.GetAsync(cancellation), ToEntity(organisation, write), write.IfMatch, cancellation);

    public async Task<bool> TryWriteAllAsync(string organisation, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        try
        {
            await table.SubmitTransactionAsync(
                writes.Select(write => write.IfMatch is { } etag
                    ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, ToEntity(organisation, write), new ETag(etag))
                    : new TableTransactionAction(TableTransactionActionType.Add, ToEntity(organisation, write))),
                cancellation);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 412 or 404 or 409)
        {
            return false;
        }
    }

    public async Task<bool> TryDeleteAsync(string organisation, string id, string ifMatch, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        try
        {
            return (await table.DeleteEntityAsync(RowKeys.Of(organisation), id, new ETag(ifMatch), cancellation)).Status != 404;
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<StoredDocument>> QueryAsync(string? filter, int limit, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var found = new List<StoredDocument>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, 1000), cancellationToken: cancellation))
        {
            found.Add(ToDocument(entity));
            if (found.Count == limit)
            {
                break;
            }
        }

        return found;
    }

    private static TableEntity ToEntity(string organisation, DocumentWrite write)
    {
        var entity = new TableEntity(RowKeys.Of(organisation), write.Id) { [OrganisationProperty] = organisation };
        if (write.Json.Length > ReadableBytes)
        {
            entity[EncodingProperty] = Brotli;
            ChunkedData.Write(entity, Compress(write.Json.Span));
        }
        else
        {
            ChunkedData.Write(entity, write.Json);
        }

        return entity;
    }

    private static StoredDocument ToDocument(TableEntity entity) =>
        new(entity.GetString(OrganisationProperty)!, entity.RowKey, Content(entity), entity.ETag.ToString());

    private static ReadOnlyMemory<byte> Content(TableEntity entity)
    {
        var data = ChunkedData.Read(entity);
        if (entity.GetString(EncodingProperty) != Brotli)
        {
            return data;
        }

        using var packed = new BrotliStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        var json = new MemoryStream();
        packed.CopyTo(json);
        return json.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> json)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(json);
        }

        return packed.ToArray();
    }
}
