using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Commands;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Backup;

/// <summary>Tables out of a file: <c>dotnet run --project functions -- restore openqoe.jsonl.gz</c>.</summary>
internal sealed class RestoreCommand(CommandLine line) : Command
{
    /// <summary>Flag that empties tables that have rows.</summary>
    public const string Replace = "replace";

    protected override string Usage => """
        Usage:
          restore FILE [--replace]
        """;

    protected override void Add(IServiceCollection services) => services.AddStorage().AddSingleton<IncidentStore>().AddSingleton<RestoredTimers>();

    protected override async Task<int> RunAsync(IServiceProvider services)
    {
        line.Allow();
        if (line.Words is not [var path]) throw new CommandLineException("It takes one file.");
        var (account, file) = (services.GetRequiredService<TableServiceClient>(), new BackupReader(path));
        var tables = (await file.ReadTablesAsync()).ToDictionary(name => name, account.GetTableClient);

        // The whole file is read before anything is changed: half of one would be worse than none.
        await foreach (var row in file.RowsAsync())
            if (!tables.ContainsKey(row.Table)) throw new BackupFileException($"{path} has a row of table {row.Table}, which it does not list.");

        foreach (var table in tables.Values)
        {
            await table.CreateIfNotExistsAsync();
            if (!line.Has(Replace) && await TableRows.AnyAsync(table))
                return await FailAsync($"Table {table.Name} has rows. Restore into a storage without, or say --replace: then all that is in the tables of the backup is deleted first.");
        }

        if (line.Has(Replace)) foreach (var table in tables.Values) await TableRows.DeleteAllAsync(table);
        var organisations = new HashSet<string>();
        foreach (var (name, rows) in await WriteAsync(tables, file, organisations)) Console.WriteLine($"{name}  {rows}");
        foreach (var organisation in organisations) await services.GetRequiredService<RestoredTimers>().SetAsync(organisation);
        return 0;
    }

    private static async Task<IReadOnlyDictionary<string, int>> WriteAsync(
        IReadOnlyDictionary<string, TableClient> tables, BackupReader file, HashSet<string> organisationsWithIncidents)
    {
        var written = tables.Keys.ToDictionary(name => name, _ => 0);
        await foreach (var batch in TableRows.Batches(file.RowsAsync()))
        {
            var table = batch[0].Table;
            await tables[table].SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.Entity)));
            written[table] += batch.Count;
            if (table == StorageNames.IncidentsTable && batch[0].Entity.GetString(TableDocumentStore.OrganisationProperty) is { } organisation) organisationsWithIncidents.Add(organisation);
        }

        return written;
    }
}
