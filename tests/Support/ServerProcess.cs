using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace OpenQoE.Tests.Support;

/// <summary>One run of an installed server: from answering its readiness probe until it has left.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), ProbeEvery = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private ServerProcess(string program, IEnumerable<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
    }

    public int Id => _process.Id;

    /// <exception cref="InvalidOperationException">The program is not installed.</exception>
    /// <exception cref="IOException">It did not come up; the message holds what it printed.</exception>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, HttpClient http, Uri probe)
    {
        var server = new ServerProcess(program, arguments);
        try
        {
            server.Start();
            await server.ReadyAsync(http, probe);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Signals it, and waits until it is gone.</summary>
    public async Task LeaveAsync(Signal signal)
    {
        _process.Send(signal);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // Gone already, or never started.
        }
        _process.Dispose();
    }

    private void Start()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception problem)
        {
            throw new InvalidOperationException($"{_process.StartInfo.FileName} is not installed: ./test.sh installs it, or apt-get does", problem);
        }
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task ReadyAsync(HttpClient http, Uri probe)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(http, probe))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                throw new IOException($"{_process.StartInfo.FileName} did not come up: {string.Join('\n', _output)}");
            await Task.Delay(ProbeEvery);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri probe)
    {
        try
        {
            using var response = await http.GetAsync(probe);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
