using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpenQoE.Tests.Support;

/// <summary>One run of the emulator: from listening on its ports until it has saved its data and left.</summary>
internal sealed class AzuriteProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Azurite sends itself SIGTERM when its standard input ends, so that it saves its data and leaves when we ask it to,
    /// and also when the test process dies.
    /// </summary>
    private const string LeaveWithParent =
        "process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume(); require(process.argv[1]);";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _services;

    private AzuriteProcess(AzuritePorts ports, string dataFolder)
    {
        string[] arguments =
        [
            "-e", LeaveWithParent, Script, "--silent", "--disableTelemetry", "--location", dataFolder,
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports.Blob}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{ports.Queue}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{ports.Table}",
        ];
        _process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo("node", arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new IOException("Azurite left before it listened"));
    }

    private static string Script { get; } = RepositoryRoot.Combine("node_modules", "azurite", "dist", "src", "azurite.js");

    public int Id => _process.Id;

    private string Output => string.Join('\n', _output);

    /// <exception cref="IOException">It did not come up; the message holds what it printed.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuritePorts ports, string dataFolder)
    {
        if (!File.Exists(Script))
            throw new InvalidOperationException($"Azurite is not installed ({Script}): run ./test.sh or npm ci");
        var azurite = new AzuriteProcess(ports, dataFolder);
        azurite._process.Start();
        azurite._process.BeginOutputReadLine();
        azurite._process.BeginErrorReadLine();
        try
        {
            await azurite._listening.Task.WaitAsync(Patience);
            return azurite;
        }
        catch (Exception problem) when (problem is IOException or TimeoutException)
        {
            azurite._process.Kill(entireProcessTree: true);
            await azurite._process.WaitForExitAsync();
            azurite.Dispose();
            throw new IOException($"Azurite did not start: {azurite.Output}", problem);
        }
    }

    /// <summary>Lets it save its data, and waits until it is gone.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Azurite did not leave within {Patience}: {Output}");
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Gone already.
        }
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (line.Contains("successfully listening") && Interlocked.Increment(ref _services) == 3)
            _listening.TrySetResult();
    }
}
