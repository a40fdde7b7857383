using System.Globalization;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting.Incidents;
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
        Assert.Equal(OwnInstruments.All().Select(i => $"{i.Name}: {i.Type}").Order(), documented.Order());
    }

    private static IEnumerable<string> Described(MetricKind kind, Func<Metric, string> details) =>
        Metrics.All.Concat(SloMetrics.All).Concat(IncidentMetrics.All).Where(m => m.Kind == kind).Select(m => $"{m.Name}: {details(m)}");

    private static string Number(string text) => (text[^1] switch
    {
        'k' => double.Parse(text[..^1], CultureInfo.InvariantCulture) * 1e3,
        'M' => double.Parse(text[..^1], CultureInfo.InvariantCulture) * 1e6,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    }).ToString();
}
