using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Shared.Aggregation;

public class ExpositionTests
{
    [Fact]
    public void Every_metric_unfolds_into_as_many_samples_as_it_says()
    {
        foreach (var metric in Metrics.All)
        {
            var samples = Unfold(metric, []);
            Assert.Equal(Exposition.SamplesOf(metric), samples.Count);
            Assert.All(samples, s => Assert.Equal(0, s.Value));
        }
    }

    [Fact]
    public void Buckets_are_cumulative_and_the_last_equals_the_count()
    {
        var samples = Unfold(Metrics.SeekLatency, [1, 0, 2, 0, 0, 3, 4, 99.5]);
        Assert.Equal([1, 1, 3, 3, 3, 6, 10, 99.5, 10], samples.Select(s => s.Value));
        Assert.Equal(["0.1", "0.25", "0.5", "1", "2", "5", "+Inf", null, null], samples.Select(s => s.Bound));
        Assert.Equal(
            ["openqoe_seek_latency_seconds_bucket", "openqoe_seek_latency_seconds_sum", "openqoe_seek_latency_seconds_count"],
            samples.Select(s => s.Name).Distinct());
    }

    [Fact]
    public void Bounds_are_written_in_full()
    {
        var bounds = Unfold(Metrics.Bitrate, []).Select(s => s.Bound).OfType<string>().ToList();
        Assert.Equal(("250000", "25000000", "+Inf"), (bounds[0], bounds[^2], bounds[^1]));
    }

    [Fact]
    public void A_value_on_a_bound_belongs_below_it()
    {
        var series = new SeriesSet().GetOrAdd(Metrics.SeekLatency, new LabelSet([]), default);
        foreach (var value in new[] { 0, 0.1, 0.1000001, 5, 5.1 }) series.Add(value, 0);
        Assert.Equal([2, 3, 3, 3, 3, 4, 5], Unfold(Metrics.SeekLatency, series.Values).Take(7).Select(s => s.Value));
    }

    [Fact]
    public void Names_follow_the_conventions()
    {
        Assert.Equal(Metrics.All.Count, Metrics.All.Select(m => m.Name).Distinct().Count());
        Assert.All(Metrics.All, m =>
        {
            Assert.Matches("^openqoe_[a-z_]+$", m.Name);
            Assert.Equal(m.Kind == MetricKind.Counter, m.Name.EndsWith("_total", StringComparison.Ordinal));
            Assert.Equal(m.Buckets.Order(), m.Buckets);
            Assert.Same(m, Metrics.Find(m.Name));
        });
    }

    private static List<ExposedSample> Unfold(Metric metric, IReadOnlyList<double> values)
    {
        var samples = new List<ExposedSample>();
        Exposition.Unfold(metric, values, samples);
        return samples;
    }
}
