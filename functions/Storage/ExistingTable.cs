using Azure.Data.Tables;

namespace OpenQoE.Functions.Storage;

/// <summary>A table that is made when it is first used.</summary>
/// <param name="tables">The account's.</param>
/// <param name="name">Its name.</param>
internal sealed class ExistingTable(TableServiceClient tables, string name)
{
    private readonly TableClient _table = tables.GetTableClient(name);
    private volatile bool _exists;

    public async ValueTask<TableClient> GetAsync(CancellationToken cancellation)
    {
        if (!_exists)
        {
            await _table.CreateIfNotExistsAsync(cancellation);
            _exists = true;
        }

        return _table;
    }
}
