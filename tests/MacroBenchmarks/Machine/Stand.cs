using System.Net;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>A whole service between a real Azurite and a real Prometheus.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly string? _program;
    private ServiceProcess? _service;
    private ServiceMetrics? _metrics;

    private Stand(Azurite storage, Prometheus prometheus, string? program) => (Storage, Prometheus, _program) = (storage, prometheus, program);

    public Azurite Storage { get; }

    public Prometheus Prometheus { get; }

    public ServiceProcess Service => _service ?? throw NotRunning;

    /// <summary>What the service says of itself.</summary>
    public ServiceMetrics Metrics => _metrics ?? throw NotRunning;

    public IPEndPoint Address => new(IPAddress.Loopback, Service.Address.Port);

    /// <param name="program">The service; null for the one beside this program.</param>
    /// <param name="settings">That differ from the defaults.</param>
    public static async Task<Stand> SetAsync(string? program, params (string Name, string Value)[] settings)
    {
        var stand = new Stand(await Azurite.StartNewAsync(), await Prometheus.StartNewAsync(), program);
        try
        {
            await stand.StartServiceAsync(settings);
            return stand;
        }
        catch
        {
            await stand.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the service as an operator would.</summary>
    public async Task EndServiceAsync()
    {
        await Service.EndAsync(Signal.Terminate);
        await ForgetServiceAsync();
    }

    public async Task StartServiceAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var all = ServiceSettings.Whole(Storage, Prometheus);
        foreach (var (name, value) in settings) all[name] = value;
        _service = await ServiceProcess.StartAsync(all, _program);
        _metrics = new ServiceMetrics(Service.Address);
    }

    /// <summary>Seconds of one core that each process has used, this one last.</summary>
    public IReadOnlyList<double> CpuSeconds() =>
        [.. new[] { Service.Id, Storage.ProcessId!.Value, Prometheus.ProcessId!.Value, Environment.ProcessId }.Select(ProcessUse.CpuSeconds)];

    public async ValueTask DisposeAsync()
    {
        await ForgetServiceAsync();
        await Prometheus.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private static InvalidOperationException NotRunning => new("The service is not running");

    private async Task ForgetServiceAsync()
    {
        _metrics?.Dispose();
        if (_service is not null) await _service.DisposeAsync();
        (_metrics, _service) = (null, null);
    }
}
