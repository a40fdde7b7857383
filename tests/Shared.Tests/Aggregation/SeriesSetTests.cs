using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Shared.Aggregation;

public class SeriesSetTests
{
    private readonly SeriesSet _set = new();
    private readonly LabelSet _labels = new([new("org_id", "org")]);

    [Fact]
    public void The_same_labels_are_the_same_series()
    {
        var series = _set.GetOrAdd(Metrics.Errors, _labels, new("network", "404"));
        Assert.Same(series, _set.GetOrAdd(Metrics.Errors, new LabelSet(_labels), new("network", "404")));
        Assert.NotSame(series, _set.GetOrAdd(Metrics.Errors, _labels, new("network", "404", "true")));
        Assert.NotSame(series, _set.GetOrAdd(Metrics.Seeks, _labels, default));
        Assert.Equal(["error_code", "error_family", "org_id"], series.Labels.Select(l => l.Key));
    }

    [Fact]
    public void A_restored_series_is_found_by_its_labels_and_its_id_is_not_given_again()
    {
        var original = new SeriesSet().GetOrAdd(Metrics.Errors, _labels, new("network", null, "true"));
        var restored = _set.Restore(41, Metrics.Errors, original.Labels);
        Assert.Same(restored, _set.GetOrAdd(Metrics.Errors, _labels, new("network", null, "true")));
        _set.Restore(77, metric: null, _labels);
        Assert.Equal(78, _set.GetOrAdd(Metrics.Seeks, _labels, default).Id);
    }

    [Fact]
    public void A_removed_series_comes_back_as_another()
    {
        var series = _set.GetOrAdd(Metrics.Errors, _labels, new("network"));
        _set.Remove(series);
        Assert.Empty(_set.All);
        Assert.NotEqual(series.Id, _set.GetOrAdd(Metrics.Errors, _labels, new("network")).Id);
    }
}
