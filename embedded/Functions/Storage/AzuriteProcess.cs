using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Storage;

/// <summary>
/// A running Azurite. It gets a session of its own where <c>setsid</c> exists (every Linux), because a terminal's Ctrl+C goes to the
/// whole foreground process group, and Azurite must outlive the drain. It is ended by SIGTERM, since it saves its metadata only every
/// few seconds and on the way out.
/// </summary>
internal sealed partial class AzuriteProcess
{
    private const int SigTerm = 15;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly ILogger _logger;

    private AzuriteProcess(Process process, ILogger logger)
    {
        _process = process;
        _logger = logger;
    }

    public string LastOutput { get; private set; } = "";

    public static AzuriteProcess Start(AzuriteLocation location, int blobPort, ILogger logger)
    {
        Directory.CreateDirectory(location.Data);
        List<string> command =
        [
            location.Program, "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", location.Data,
            "--blobPort", blobPort.ToString(CultureInfo.InvariantCulture),
        ];
        if (AzuriteLocation.OnPath("setsid") is { } setsid) command.Insert(0, setsid);
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var azurite = new AzuriteProcess(new Process { StartInfo = start }, logger);
        azurite._process.OutputDataReceived += (_, line) => azurite.Note(line.Data);
        azurite._process.ErrorDataReceived += (_, line) => azurite.Note(line.Data);
        azurite._process.Start();
        azurite._process.BeginOutputReadLine();
        azurite._process.BeginErrorReadLine();
        return azurite;
    }

    /// <summary>Waits until the ports answer; false if the program has ended or the time is up.</summary>
    public async Task<bool> BecomesReadyAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (!AzuritePorts.Serve(await AzuritePorts.ListeningAsync(cancellation)))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > StartTimeout) return false;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
        return true;
    }

    public async Task EndAsync()
    {
        using var owned = _process;
        if (_process.HasExited) return;
        if (OperatingSystem.IsWindows()) _process.Kill(entireProcessTree: true);
        else if (SendSignal(_process.Id, SigTerm) != 0) _logger.LogWarning("Azurite could not be signalled: {Error}", LastError());
        using var patience = new CancellationTokenSource(EndTimeout);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("Azurite (process {Process}) is still ending", _process.Id);
        }
    }

    private static string LastError() => new Win32Exception(Marshal.GetLastPInvokeError()).Message;

    private void Note(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        LastOutput = line;
        _logger.LogDebug("Azurite: {Line}", line);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
