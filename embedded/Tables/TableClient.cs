using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Transactions;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Methods throw <see cref="RequestFailedException"/> when the service refuses, and <see cref="AggregateException"/>
/// with one for each attempt when it cannot be reached, after the retries of <see cref="TableClientOptions"/>.
/// </summary>
public partial class TableClient
{
    private readonly TableService _service;

    internal TableClient(TableService service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _service = service;
        Name = tableName;
    }

    public virtual string Name { get; }

    /// <summary>Makes the table; one that exists already is left as it is.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _service.CreateMessage(RequestMethod.Post, "Tables", expected: 409);
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Headers.Add("Content-Type", EntityRequests.ContentType);
        message.Request.Content = RequestContent.Create(new { TableName = Name });
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        // A table that is being deleted answers 409 as well, and is no table.
        if (response.Status == 409 && new RequestFailedException(response) is { ErrorCode: not "TableAlreadyExists" } refusal)
            throw refusal;
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Removes the table with its rows. A table that is not there gives a 404 response and no exception.</summary>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = _service.CreateMessage(RequestMethod.Delete, $"Tables('{Name}')", expected: 404);
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a row that must not be there yet (409, EntityAlreadyExists). The response's headers hold its ETag.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity
    {
        RequireKeys(entity);
        using var message = _service.CreateMessage(RequestMethod.Post, Name);
        message.Request.Headers.Add("Prefer", "return-no-content");
        return await SendEntityAsync(message, entity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Changes a row that must be there (404) and unchanged since it was read (412, UpdateConditionNotSatisfied). A retry of a
    /// write whose answer was lost meets its own effect: who must know reads the row back after a 412.
    /// </summary>
    /// <param name="entity">The row's new properties.</param>
    /// <param name="ifMatch">
    /// The version expected, or <see cref="ETag.All"/> for any; the default value is refused, as the official client does.
    /// </param>
    /// <param name="mode">What becomes of properties that are not sent.</param>
    /// <param name="cancellationToken">Gives up; the row may have been changed all the same.</param>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
            throw new ArgumentException("Give the version expected, or ETag.All", nameof(ifMatch));
        using var message = CreateMessage(EntityRequests.Method(mode), entity);
        message.Request.Headers.Add("If-Match", ifMatch.ToString());
        return await SendEntityAsync(message, entity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the row, or changes it whatever its version.</summary>
    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        using var message = CreateMessage(EntityRequests.Method(mode), entity);
        return await SendEntityAsync(message, entity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a row. One that is not there gives a 404 response and no exception.</summary>
    /// <param name="partitionKey">The row's partition.</param>
    /// <param name="rowKey">The row's key in it.</param>
    /// <param name="ifMatch">The version expected (412 when it is another); by default any.</param>
    /// <param name="cancellationToken">Gives up; the row may be gone all the same.</param>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using var message = _service.CreateMessage(RequestMethod.Delete, EntityRequests.Path(Name, partitionKey, rowKey), expected: 404);
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does all actions or none: at most 100, in one partition, each on a row of its own, 4 MiB together.</summary>
    /// <returns>A response for each action, in their order; their headers hold the rows' ETags.</returns>
    /// <exception cref="TableTransactionFailedException">The service refused an action.</exception>
    /// <exception cref="InvalidOperationException">There is no action.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var body = new TransactionBody(_service, Name);
        foreach (var action in transactionActions)
            body.Add(action);
        if (body.Count == 0)
            throw new InvalidOperationException("A transaction needs an action");

        using var message = _service.CreateMessage(RequestMethod.Post, "$batch");
        message.Request.Headers.Add("Content-Type", body.ContentType);
        message.Request.Content = RequestContent.Create(body.Finish());
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(TransactionAnswer.Read(response, body.Count), response);
    }

    private static void RequireKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
    }

    private HttpMessage CreateMessage(RequestMethod method, ITableEntity entity)
    {
        RequireKeys(entity);
        return _service.CreateMessage(method, EntityRequests.Path(Name, entity.PartitionKey, entity.RowKey));
    }

    private async Task<Response> SendEntityAsync(HttpMessage message, ITableEntity entity, CancellationToken cancellationToken)
    {
        message.Request.Headers.Add("Content-Type", EntityRequests.ContentType);
        message.Request.Content = RequestContent.Create(EntityJson.Write(entity));
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
