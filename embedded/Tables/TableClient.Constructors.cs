using Azure.Core;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public TableClient(string connectionString, string tableName) : this(connectionString, tableName, null)
    {
    }

    /// <exception cref="FormatException">The connection string lacks something or is malformed.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableService.Create(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential) : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableService.Create(endpoint, credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableService.Create(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <param name="endpoint">The table's address: the account's, a slash, the table's name. The official client has it so.</param>
    /// <param name="credential">The shared access signature.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(TableService.Create(new Uri(endpoint, "."), credential, options), endpoint.Segments[^1])
    {
    }

    /// <summary>For a test's stand-in: every method can be overridden.</summary>
    protected TableClient()
    {
        _service = null!;
        Name = "";
    }
}
