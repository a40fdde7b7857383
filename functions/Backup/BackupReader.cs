using System.IO.Compression;
using System.Text.Json;

namespace OpenQoE.Functions.Backup;

/// <summary>Reads the file of a backup line by line, as often as wanted.</summary>
internal sealed class BackupReader(string path)
{
    public const string Version = "openqoe_backup";
    public const int CurrentVersion = 1;
    public const string End = "rows";

    /// <summary>What the file says of itself.</summary>
    /// <exception cref="BackupFileException">It is missing, no backup, or of another version.</exception>
    public async Task<IReadOnlyList<string>> ReadTablesAsync()
    {
        await foreach (var line in LinesAsync())
        {
            if (!line.TryGetProperty(Version, out var version)) break;
            return version.TryGetInt32(out var number) && number == CurrentVersion
                ? [.. line.GetProperty("tables").EnumerateArray().Select(table => table.GetString()!)]
                : throw new BackupFileException($"{path} is a backup of version {version}; this program reads version {CurrentVersion}.");
        }

        throw NoBackup();
    }

    /// <summary>The rows, in the order in which they were read, so those of a partition one after the other.</summary>
    /// <exception cref="BackupFileException">The file does not go on to its end.</exception>
    public async IAsyncEnumerable<BackupRow> RowsAsync()
    {
        long rows = 0;
        long? expected = null;
        await foreach (var line in LinesAsync())
        {
            if (line.TryGetProperty(Version, out _)) continue;
            if (line.TryGetProperty(End, out var end))
            {
                // What follows is read as well: the file's checksum comes last.
                expected = end.GetInt64();
                continue;
            }

            rows++;
            yield return new BackupRow(line.GetProperty("table").GetString()!, BackupLine.Read(line), line.GetRawText().Length);
        }

        if (rows != expected) throw new BackupFileException($"{path} ends too early: it is incomplete.");
    }

    private async IAsyncEnumerable<JsonElement> LinesAsync()
    {
        using var lines = Open();
        while (await Guard(async () => await lines.ReadLineAsync() is { } line ? JsonSerializer.Deserialize<JsonElement>(line) : (JsonElement?)null) is { } read)
        {
            yield return read.ValueKind == JsonValueKind.Object ? read : throw NoBackup();
        }
    }

    private StreamReader Open()
    {
        try
        {
            return new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BackupFileException(File.Exists(path) ? $"{path} cannot be read: {e.Message}" : $"There is no file {path}.");
        }
    }

    private async Task<JsonElement?> Guard(Func<Task<JsonElement?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException)
        {
            throw new BackupFileException($"{path} is damaged, incomplete, or no backup.");
        }
    }

    private BackupFileException NoBackup() => new($"{path} is no backup that this program wrote.");
}
