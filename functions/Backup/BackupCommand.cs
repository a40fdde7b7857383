using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Commands;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Backup;

/// <summary>Tables into a file: <c>dotnet run --project functions -- backup openqoe.jsonl.gz</c>. docs/operations.md says what is in it.</summary>
internal sealed class BackupCommand(CommandLine line) : Command
{
    /// <summary>Flag that adds <see cref="BackupTables.Counters"/>.</summary>
    public const string Counters = "counters";

    protected override string Usage => """
        Usage:
          backup FILE [--counters]
        """;

    protected override void Add(IServiceCollection services) => services.AddStorage();

    protected override async Task<int> RunAsync(IServiceProvider services)
    {
        line.Allow();
        if (line.Words is not [var path]) throw new CommandLineException("It takes one file.");
        var (tables, time) = (services.GetRequiredService<TableServiceClient>(), services.GetRequiredService<TimeProvider>());
        if (line.Has(Counters) && await IsCountingAsync(services.GetRequiredService<ISlotStore>(), time))
            return await FailAsync("Counters are in use. Stop the service first: after SIGTERM they are free at once, after a kill when a minute has passed.");

        var names = line.Has(Counters) ? [.. BackupTables.Standard, .. BackupTables.Counters] : BackupTables.Standard;
        await using var file = new BackupWriter(path);
        await file.BeginAsync(names, time.GetUtcNow());
        foreach (var name in names) Console.WriteLine($"{name}  {await CopyAsync(tables.GetTableClient(name), file)}");
        await file.FinishAsync();
        return 0;
    }

    // Rows that change while they are read would not fit together.
    private static async Task<bool> IsCountingAsync(ISlotStore store, TimeProvider time)
    {
        var slots = await new SlotDirectory(store, time).ListAsync(default);
        return slots.Any(slot => !slot.Manifest.IsFree(time.GetUtcNow()));
    }

    private static async Task<long> CopyAsync(TableClient table, BackupWriter file)
    {
        long rows = 0;
        await foreach (var entity in TableRows.ReadAsync(table))
        {
            await file.AddAsync(BackupLine.Of(table.Name, entity));
            rows++;
        }

        return rows;
    }
}
