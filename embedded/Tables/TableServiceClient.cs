using Azure.Core;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables;

/// <summary>An account's tables. One for the program's lifetime: all table clients it gives share its connections.</summary>
public class TableServiceClient
{
    private readonly TableService _service;

    public TableServiceClient(string connectionString) : this(connectionString, null)
    {
    }

    /// <exception cref="FormatException">The connection string lacks something or is malformed.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        _service = TableService.Create(connectionString, options);

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential) : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options = null) =>
        _service = TableService.Create(endpoint, credential, options);

    public TableServiceClient(Uri endpoint, AzureSasCredential credential) : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null) =>
        _service = TableService.Create(endpoint, credential, options);

    /// <param name="endpoint">The account's table endpoint; tokens go over https only.</param>
    /// <param name="tokenCredential">Gives tokens for https://storage.azure.com.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _service = TableService.Create(endpoint, tokenCredential, options);

    /// <summary>For a test's stand-in: every method can be overridden.</summary>
    protected TableServiceClient() => _service = null!;

    /// <summary>A client of one table, whether the table exists or not.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(_service, tableName);
}
