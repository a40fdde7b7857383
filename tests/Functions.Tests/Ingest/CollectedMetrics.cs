using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>Sums of what one host's meter was told, by name and labels: <c>name{label=value,…}</c>.</summary>
internal sealed class CollectedMetrics : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly MeterListener _listener = new();

    public CollectedMetrics(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        services.GetRequiredService<IngestMetrics>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SelfMetrics.MeterName && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public double this[string series] => _sums.GetValueOrDefault(series);

    public double SumOf(string name) => _sums.Where(sum => sum.Key.Split('{')[0] == name).Sum(sum => sum.Value);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
        _sums.AddOrUpdate($"{instrument.Name}{{{labels}}}", value, (_, sum) => sum + value);
    }
}
