using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Queries;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>A filter from an interpolated string: values are quoted and escaped, so none can change its meaning.</summary>
    /// <exception cref="ArgumentException">A value is of a type that filters do not have.</exception>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    /// <summary>One row, which must be there (404, ResourceNotFound).</summary>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityJson.ReadOne<T>(response.Content), response);
    }

    /// <summary>One row, if it is there. A missing table is a missing row.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateGet(partitionKey, rowKey, select, expected: 404);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new MissingEntity<T>(response)
            : Response.FromValue(EntityJson.ReadOne<T>(response.Content), response);
    }

    /// <summary>The rows that pass the filter, ordered by partition and row key, fetched as they are enumerated.</summary>
    /// <param name="filter">OData, as of <see cref="CreateQueryFilter"/>; null for all rows.</param>
    /// <param name="maxPerPage">Rows a request, at most 1000; it does not limit how many there are in all.</param>
    /// <param name="select">The properties wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new EntityPages<T>(_service, Name, filter, maxPerPage, Join(select), cancellationToken);

    private static string? Join(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private HttpMessage CreateGet(string partitionKey, string rowKey, IEnumerable<string>? select, ushort expected = 200)
    {
        var message = _service.CreateMessage(RequestMethod.Get, EntityRequests.Path(Name, partitionKey, rowKey), expected);
        if (Join(select) is { } names)
            message.Request.Uri.AppendQuery("$select", names, escapeValue: true);
        return message;
    }
}
