using System.IO.Compression;
using System.Text.Json.Nodes;

namespace OpenQoE.Functions.Backup;

/// <summary>Writes the file of a backup: lines of JSON, compressed, the first about the file and the last with the number of rows.</summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private readonly string _path;
    private readonly StreamWriter _lines;
    private long _rows;
    private bool _isFinished;

    /// <param name="path">A file that is not there yet. It holds hashes of secrets: only its owner may read it.</param>
    /// <exception cref="BackupFileException">It cannot be made.</exception>
    public BackupWriter(string path)
    {
        _path = path;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            _lines = new StreamWriter(new GZipStream(new FileStream(path, options), CompressionLevel.Optimal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BackupFileException(File.Exists(path) ? $"{path} is there already." : $"{path} cannot be written: {e.Message}");
        }
    }

    public Task BeginAsync(IEnumerable<string> tables, DateTimeOffset now) => WriteAsync(new JsonObject
    {
        [BackupReader.Version] = BackupReader.CurrentVersion,
        ["created"] = now,
        ["tables"] = new JsonArray([.. tables.Select(table => JsonValue.Create(table))]),
    }.ToJsonString());

    public Task AddAsync(string row)
    {
        _rows++;
        return WriteAsync(row);
    }

    public async Task FinishAsync()
    {
        await WriteAsync(new JsonObject { [BackupReader.End] = _rows }.ToJsonString());
        await Guard(_lines.DisposeAsync().AsTask());
        _isFinished = true;
    }

    /// <summary>What is not finished is no backup, and goes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isFinished) return;
        try
        {
            await _lines.DisposeAsync();
        }
        catch (IOException)
        {
            // A full disk has been told of already.
        }

        File.Delete(_path);
    }

    private Task WriteAsync(string line) => Guard(_lines.WriteLineAsync(line));

    private async Task Guard(Task write)
    {
        try
        {
            await write;
        }
        catch (IOException e)
        {
            throw new BackupFileException($"{_path} cannot be written: {e.Message}");
        }
    }
}
