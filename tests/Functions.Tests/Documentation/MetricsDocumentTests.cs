using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>docs/metrics.md says what the code does.</summary>
public sealed class MetricsDocumentTests
{
    private const string Document = "metrics.md";

    [Fact]
    public void Every_counter_is_documented_with_its_own_labels()
    {
        var documented = MarkdownTables.Rows(Document, "Counters").Select(row => $"{row[0]}: {row[1].Replace("`", "")}");
        Assert.Equal(Described(MetricKind.Counter, m => string.Join(", ", m.ExtraLabels)), documented);
    }

    [Fact]
    public void Every_histogram_is_documented_with_its_buckets()
    {
        var documented = MarkdownTables.Rows(Document, "Histograms").Select(row => $"{row[0]}: {string.Join(' ', row[1].Split(' ').Select(Number))}");
        Assert.Equal(Described(MetricKind.Histogram, m => string.Join(' ', m.Buckets)), documented);
    }

    [Fact]
    public void Every_gauge_is_documented()
    {
        var documented = MarkdownTables.Rows(Document, "Gauges").Select(row => $"{row[0]}: {row[1].Replace("`", "")}");
        Assert.Equal(Described(MetricKind.Gauge, m => string.Join(", ", m.ExtraLabels)), documented);
    }

    [Fact]
    public void Every_base_label_is_documented()
    {
        var documented = MarkdownTables.Rows(Document, "Labels").SelectMany(row => row[0].Split(", ")).Select(name => name.Trim('`'));
        Assert.Equal(BaseLabels.All.Keys.Append("slot").Order(), documented.Order());
    }

    [Fact]
    public void Every_metric_of_the_service_itself_is_documented_with_its_type()
    {
        var documented = MarkdownTables.Rows(Document, "The service's own").Select(row => $"{row[0]}: {row[1]}");
        Assert.Equal(Instruments().Select(i => $"{i.Name}: {TypeOf(i)}").Distinct().Order(), documented.Order());
    }

    private static IEnumerable<string> Described(MetricKind kind, Func<Metric, string> details) =>
        Metrics.All.Concat(SloMetrics.All).Where(m => m.Kind == kind).Select(m => $"{m.Name}: {details(m)}");

    private static string Number(string text) => (text[^1] switch
    {
        'k' => double.Parse(text[..^1], CultureInfo.InvariantCulture) * 1e3,
        'M' => double.Parse(text[..^1], CultureInfo.InvariantCulture) * 1e6,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    }).ToString();

    // Whatever makes instruments is one of the service's singletons.
    private static List<Instrument> Instruments()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Note(instrument) };
        listener.Start();
        using var services = Services(out var own);
        own.ForEach(type => services.GetServices(type).Count());
        lock (found)
        {
            return [.. found];
        }

        void Note(Instrument instrument)
        {
            lock (found)
            {
                if (instrument.Meter.Name == SelfMetrics.MeterName)
                {
                    found.Add(instrument);
                }
            }
        }
    }

    private static ServiceProvider Services(out List<Type> own)
    {
        var services = new ServiceCollection();
        services.AddStorage();
        services.AddKeys();
        services.AddRateLimits();
        services.AddIngest();
        services.AddCardinality();
        services.AddAggregation();
        services.AddPublishing();
        services.AddSlos();
        services.AddIncidents();
        services.AddNotifications();
        services.AddOperations();
        own = [.. services.Select(s => s.ServiceType).Where(t => t.Namespace?.StartsWith("OpenQoE", StringComparison.Ordinal) == true).Distinct()];
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment());
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new(StorageNames.Connection, "UseDevelopmentStorage=true")]).Build());
        return services.BuildServiceProvider();
    }

    private static string TypeOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.Contains("Counter", StringComparison.Ordinal) ? "counter"
            : type.Contains("Histogram", StringComparison.Ordinal) ? "histogram"
            : "gauge";
    }
}
