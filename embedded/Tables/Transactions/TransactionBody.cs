using System.Buffers;
using System.Text;
using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables.Transactions;

/// <summary>
/// A transaction's actions as requests within one multipart request.
/// See https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
internal sealed class TransactionBody
{
    private readonly TableService _service;
    private readonly string _table;
    private readonly string _batch = $"batch_{Guid.NewGuid()}";
    private readonly string _changeset = $"changeset_{Guid.NewGuid()}";
    private readonly ArrayBufferWriter<byte> _body = new();

    public TransactionBody(TableService service, string table)
    {
        _service = service;
        _table = table;
        Line($"--{_batch}");
        Line($"Content-Type: multipart/mixed; boundary={_changeset}");
        Line();
    }

    public int Count { get; private set; }

    public string ContentType => $"multipart/mixed; boundary={_batch}";

    public void Add(TableTransactionAction action)
    {
        Count++;
        Line($"--{_changeset}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        Line();
        var path = action.ActionType is TableTransactionActionType.Add
            ? _table
            : EntityRequests.Path(_table, action.Entity.PartitionKey, action.Entity.RowKey);
        Line($"{Method(action.ActionType).Method} {_service.Address(path)} HTTP/1.1");
        Line("Accept: application/json;odata=minimalmetadata");
        Line("DataServiceVersion: 3.0");
        if (action.ActionType is TableTransactionActionType.Add)
            Line("Prefer: return-no-content");
        if (IfMatch(action) is { } etag)
            Line($"If-Match: {etag}");
        var hasContent = action.ActionType is not TableTransactionActionType.Delete;
        if (hasContent)
            Line($"Content-Type: {EntityRequests.ContentType}");
        Line();
        if (hasContent)
            EntityJson.Write(_body, action.Entity);
        Line();
    }

    public ReadOnlyMemory<byte> Finish()
    {
        Line($"--{_changeset}--");
        Line($"--{_batch}--");
        return _body.WrittenMemory;
    }

    private static RequestMethod Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => RequestMethod.Post,
        TableTransactionActionType.Delete => RequestMethod.Delete,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => RequestMethod.Patch,
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string? IfMatch(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete => (action.ETag == default ? ETag.All : action.ETag).ToString(),
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace when action.ETag != default =>
            action.ETag.ToString(),
        _ => null,
    };

    private void Line(string text = "")
    {
        Encoding.UTF8.GetBytes(text, _body);
        _body.Write("\r\n"u8);
    }
}
