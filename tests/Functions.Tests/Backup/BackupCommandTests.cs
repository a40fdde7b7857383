using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Backup;

/// <summary>The program itself, as a shell runs it.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openqoe-backup-").FullName;

    private string File => Path.Combine(_folder, "backup.jsonl.gz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rows_of_every_type_and_any_number_come_back_in_another_storage_as_they_were()
    {
        await using var azurite = await Azurite.StartNewAsync();
        await WriteAsync(azurite, "keys", [.. SomeRows.Many("keys", 1234), .. SomeRows.OfEachType]);
        await WriteAsync(azurite, "incidents", [.. SomeRows.Many("o-a", 101), .. SomeRows.Many("o-b", 1), SomeRows.Split("o-c", 3)]);
        await WriteAsync(azurite, "slots", SomeRows.Many("7", 3));
        var before = await ReadAsync(azurite, "keys", "incidents", "slots");

        var saved = await RunAsync(azurite, "backup", File);
        Assert.Equal((0, "keys  1236, slos  0, routing  0, silences  0, incidents  103, alertstates  0"), (saved.ExitCode, Lines(saved.Output)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));

        await using var fresh = await Azurite.StartNewAsync();
        var restored = await RunAsync(fresh, "restore", File);
        Assert.Equal((0, Lines(saved.Output), ""), (restored.ExitCode, Lines(restored.Output), restored.Errors));
        Assert.Equal(before.Where(row => !row.StartsWith("slots", StringComparison.Ordinal)), await ReadAsync(fresh, "keys", "incidents", "slots"));

        await WriteAsync(fresh, "silences", SomeRows.Many("o-new", 250));
        var again = await RunAsync(fresh, "restore", File);
        Assert.Equal(1, again.ExitCode);
        Assert.StartsWith("Error: Table keys has rows.", again.Errors, StringComparison.Ordinal);
        Assert.Equal(250, (await ReadAsync(fresh, "silences")).Count);
        Assert.Equal(0, (await RunAsync(fresh, "restore", File, "--replace")).ExitCode);
        Assert.Empty(await ReadAsync(fresh, "silences"));
        Assert.Equal(before.Where(row => !row.StartsWith("slots", StringComparison.Ordinal)), await ReadAsync(fresh, "keys", "incidents"));
    }

    [Fact]
    public async Task Counters_come_along_when_they_are_asked_for()
    {
        await using var azurite = await Azurite.StartNewAsync();
        await WriteAsync(azurite, "slots", SomeRows.Many("7", 3));
        await WriteAsync(azurite, "sli", [SomeRows.Split("o-a", 2)]);
        Assert.EndsWith("slots  3, sli  1, cardinality  0", Lines((await RunAsync(azurite, "backup", File, "--counters")).Output), StringComparison.Ordinal);

        await using var fresh = await Azurite.StartNewAsync();
        await RunAsync(fresh, "restore", File);
        Assert.Equal(await ReadAsync(azurite, "slots", "sli"), await ReadAsync(fresh, "slots", "sli"));
    }

    [Fact]
    public async Task A_file_that_is_no_whole_backup_changes_nothing_and_is_told_apart()
    {
        await using var azurite = await Azurite.StartNewAsync();
        await WriteAsync(azurite, "keys", SomeRows.OfEachType);
        Assert.Equal(0, (await RunAsync(azurite, "backup", File)).ExitCode);
        await AssertFailsAsync("is there already.", "backup", File);
        await AssertFailsAsync("cannot be written", "backup", Path.Combine(_folder, "nowhere", "file"));

        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await using var fresh = await Azurite.StartNewAsync();
        await AssertRestoreFailsAsync(fresh, "There is no file", null);
        foreach (var part in (int[])[0, 5, 100, whole.Length / 2, whole.Length - 40]) await AssertRestoreFailsAsync(fresh, "", whole[..part]);
        await AssertRestoreFailsAsync(fresh, "is damaged, incomplete, or no backup", "something else"u8.ToArray());
        await AssertRestoreFailsAsync(fresh, "is no backup that this program wrote", Packed("{\"a\":1}"));
        await AssertRestoreFailsAsync(fresh, "is a backup of version 2; this program reads version 1", Packed("""{"openqoe_backup":2,"tables":[]}"""));
        await AssertRestoreFailsAsync(fresh, "ends too early", Packed("""{"openqoe_backup":1,"tables":["keys"]}"""));
        await AssertRestoreFailsAsync(fresh, "ends too early", Packed("{\"openqoe_backup\":1,\"tables\":[\"keys\"]}\n{\"rows\":1}"));
        await AssertRestoreFailsAsync(fresh, "A row in the file cannot be read", Packed("""
            {"openqoe_backup":1,"tables":["keys"]}
            {"table":"keys","partition":"p","row":"r","properties":{"a":{"float":"1"}}}
            {"rows":1}
            """));
        Assert.Empty(await ReadAsync(fresh, "keys"));

        async Task AssertFailsAsync(string reason, params string[] args)
        {
            var run = await RunAsync(azurite, args);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains(reason, run.Errors);
        }
    }

    [Theory]
    [InlineData("It takes one file.", "backup")]
    [InlineData("It takes one file.", "restore", "a", "b")]
    [InlineData("There is no --replace here.", "backup", "a", "--replace", "x")]
    public async Task A_command_that_is_none_says_what_is_wrong(string problem, params string[] args)
    {
        var run = await ProgramRun.ToEndAsync(args, ("AzureWebJobsStorage", "UseDevelopmentStorage=true"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{problem}\nUsage:", run.Errors, StringComparison.Ordinal);
    }

    private async Task AssertRestoreFailsAsync(Azurite fresh, string reason, byte[]? content)
    {
        var file = Path.Combine(_folder, "other.gz");
        if (content is not null) await System.IO.File.WriteAllBytesAsync(file, content);
        var run = await RunAsync(fresh, "restore", file);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("Error: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(reason, run.Errors);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Lines(string text) => string.Join(", ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static Task<ProgramRun> RunAsync(Azurite azurite, params string[] args) =>
        ProgramRun.ToEndAsync(args, ("AzureWebJobsStorage", azurite.ConnectionString));

    private static async Task WriteAsync(Azurite azurite, string name, IEnumerable<TableEntity> rows)
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        foreach (var batch in rows.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(100)))
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(Azurite azurite, params string[] names)
    {
        var found = new List<string>();
        foreach (var name in names)
        {
            var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(name);
            await table.CreateIfNotExistsAsync();
            await foreach (var row in table.QueryAsync<TableEntity>()) found.Add($"{name} {SomeRows.Text(row)}");
        }

        return found;
    }
}
