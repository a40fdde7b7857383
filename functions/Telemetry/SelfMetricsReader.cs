using System.Diagnostics.Metrics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Collects the service's own metrics on request, and writes them as Prometheus text.</summary>
public sealed class SelfMetricsReader : IDisposable
{
    private static readonly double[] SecondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly double[] BytesBuckets = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216];

    private readonly Lock _gate = new();
    private readonly TextExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;

    public SelfMetricsReader()
    {
        _reader = new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(SelfMetrics.MeterName).AddView(Buckets).AddReader(_reader).Build();
    }

    /// <summary>Upper bounds of a histogram's buckets, by its unit, without +Inf.</summary>
    public static IReadOnlyList<double> BucketsOf(Instrument instrument) => instrument.Unit switch
    {
        "s" => SecondsBuckets,
        "By" => BytesBuckets,
        _ => [],
    };

    public void Write(MetricsText text)
    {
        lock (_gate)
        {
            _exporter.Text = text;
            _reader.Collect();
        }
    }

    public void Dispose() => _provider.Dispose();

    /// <summary>The view of our own histograms; null for all others.</summary>
    public static MetricStreamConfiguration? Buckets(Instrument instrument) =>
        instrument.Meter.Name == SelfMetrics.MeterName && BucketsOf(instrument) is { Count: > 0 } bounds
            ? new ExplicitBucketHistogramConfiguration { Boundaries = [.. bounds] }
            : null;

    private sealed class TextExporter : BaseExporter<Metric>
    {
        public MetricsText? Text { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                Write(Text!, metric);
            }

            return ExportResult.Success;
        }

        private static void Write(MetricsText text, Metric metric)
        {
            text.Metric(metric.Name, TypeOf(metric.MetricType), metric.Description);
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (metric.MetricType == MetricType.Histogram)
                {
                    WriteHistogram(text, metric.Name, point);
                }
                else
                {
                    text.Sample(metric.Name, LabelsOf(point), ValueOf(metric.MetricType, point));
                }
            }
        }

        private static void WriteHistogram(MetricsText text, string name, MetricPoint point)
        {
            var labels = LabelsOf(point);
            long count = 0;
            foreach (var bucket in point.GetHistogramBuckets())
            {
                count += bucket.BucketCount;
                var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
                text.Sample(name + "_bucket", labels.Append(new("le", bound)), count);
            }

            text.Sample(name + "_sum", labels, point.GetHistogramSum());
            text.Sample(name + "_count", labels, point.GetHistogramCount());
        }

        private static string TypeOf(MetricType type) => type switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            _ => "gauge",
        };

        private static double ValueOf(MetricType type, MetricPoint point) => type switch
        {
            MetricType.LongSum => point.GetSumLong(),
            MetricType.DoubleSum => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            _ => point.GetGaugeLastValueDouble(),
        };

        private static List<KeyValuePair<string, string>> LabelsOf(MetricPoint point)
        {
            var labels = new List<KeyValuePair<string, string>>();
            foreach (var (name, value) in point.Tags)
            {
                labels.Add(new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }

            return labels;
        }
    }
}
