using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Tests.Functions.Logs;

/// <summary>What the metrics of one stage were told of lines, by result.</summary>
internal sealed class CollectedLogMetrics : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ConcurrentDictionary<string, long> _lines = new();
    private readonly MeterListener _listener = new();

    public CollectedLogMetrics()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        Own = new LogMetrics(meters);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "openqoe_log_lines_total" && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _lines.AddOrUpdate((string)tags[0].Value!, value, (_, sum) => sum + value));
        _listener.Start();
    }

    public LogMetrics Own { get; }

    public long this[string result] => _lines.GetValueOrDefault(result);

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
