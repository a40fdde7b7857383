using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpenQoE.Tests.Support;

/// <summary>The service as a process of its own, so that it can be killed and frozen.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private ServiceProcess(int port, IReadOnlyDictionary<string, string> settings, string program)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public string Output => string.Join('\n', _output);

    /// <summary>One that lives.</summary>
    /// <param name="settings">Environment variables.</param>
    /// <param name="program">Null for the one that was built beside the tests.</param>
    /// <exception cref="InvalidOperationException">It ended; the message holds what it printed.</exception>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string> settings, string? program = null)
    {
        var service = Start(settings, program);
        await Eventually.HoldsAsync(async () => service._process.HasExited
            ? throw new InvalidOperationException($"The service ended: {service.Output}")
            : await service.IsLiveAsync());
        return service;
    }

    /// <summary>One that may not yet listen.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static ServiceProcess Start(IReadOnlyDictionary<string, string> settings, string? program = null)
    {
        var service = new ServiceProcess(FreePorts.Take(1)[0], settings, program ?? Path.Combine(AppContext.BaseDirectory, "OpenQoE.Functions.dll"));
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Bytes of memory that it has of the machine.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Send(Signal signal) => _process.Send(signal);

    /// <summary>Ends it, and waits until it is gone.</summary>
    public async Task EndAsync(Signal signal)
    {
        _process.Send(signal);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(Signal.Kill);
        _process.Dispose();
    }

    private async Task<bool> IsLiveAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health/live"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
