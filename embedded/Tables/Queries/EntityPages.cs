using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables.Queries;

/// <summary>A query's rows, fetched page by page as they are enumerated.</summary>
internal sealed class EntityPages<T>(
    TableService service, string table, string? filter, int? maxPerPage, string? select, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> PagesAsync(
        string? continuationToken, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            using var message = CreateMessage(ContinuationToken.Parse(continuationToken), pageSize);
            var response = await service.SendAsync(message, cancellationToken).ConfigureAwait(false);
            continuationToken = ContinuationToken.From(response);
            yield return Page<T>.FromValues(EntityJson.ReadMany<T>(response.Content), continuationToken, response);
        }
        while (continuationToken is not null);
    }

    private HttpMessage CreateMessage(ContinuationToken token, int? pageSize)
    {
        var message = service.CreateMessage(RequestMethod.Get, $"{table}()");
        Append("$filter", filter);
        Append("$top", pageSize?.ToString());
        Append("$select", select);
        Append("NextPartitionKey", token.PartitionKey);
        Append("NextRowKey", token.RowKey);
        return message;

        void Append(string name, string? value)
        {
            if (value is not null)
                message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }
    }
}
