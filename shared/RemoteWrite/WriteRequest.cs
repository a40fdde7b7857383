using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>What one request of Prometheus remote write says. Its body is protobuf in a snappy block, in either version of the protocol.</summary>
/// <param name="Series">At least one.</param>
/// <param name="Slot">Value of label <c>slot</c>, or null when they are of no slot.</param>
/// <param name="Timestamp">Unix ms of each sample.</param>
public sealed record WriteRequest(IReadOnlyList<PublishedSeries> Series, int? Slot, long Timestamp)
{
    /// <summary>How many samples it has.</summary>
    public int SampleCount { get; } = Series.Sum(one => Exposition.SamplesOf(one.Series.Metric));

    /// <summary>A request with gauges that no slot has.</summary>
    /// <param name="gauges">With all their labels.</param>
    /// <param name="timestamp">Unix ms.</param>
    public static WriteRequest OfGauges(IEnumerable<(Metric Metric, LabelSet Labels, double Value)> gauges, long timestamp) =>
        new([.. gauges.Select(gauge => new PublishedSeries(new Series(0, gauge.Metric, gauge.Labels), SampleKind.Values, [gauge.Value]))], null, timestamp);

    /// <summary>
    /// All series, in requests. They are sorted by metric and labels: neighbours are then so alike that compression leaves half of them, with 2.0, or
    /// four fifths, with 1.0, of what it leaves in the order in which series come to be.
    /// </summary>
    /// <param name="series">At least one.</param>
    /// <param name="slot">Of all of them.</param>
    /// <param name="timestamp">Unix ms.</param>
    /// <param name="maximumSamples">Samples of a request, at most; a series that alone has more is a request of its own.</param>
    public static IEnumerable<WriteRequest> Divide(IEnumerable<PublishedSeries> series, int slot, long timestamp, int maximumSamples)
    {
        PublishedSeries[] sorted = [.. series];
        Array.Sort(sorted, Compare);
        var group = new List<PublishedSeries>();
        var samples = 0;
        foreach (var one in sorted)
        {
            var more = Exposition.SamplesOf(one.Series.Metric);
            if (samples + more > maximumSamples && group.Count > 0)
            {
                yield return new([.. group], slot, timestamp);
                group.Clear();
                samples = 0;
            }

            group.Add(one);
            samples += more;
        }

        yield return new([.. group], slot, timestamp);
    }

    /// <summary>The compressed body.</summary>
    public byte[] Encode(WriteVersion version) => BodyEncoder.Encode(this, version);

    private static int Compare(PublishedSeries a, PublishedSeries b) => a.Series.Metric.Index.CompareTo(b.Series.Metric.Index) switch
    {
        0 => a.Series.Labels.CompareTo(b.Series.Labels),
        var metrics => metrics,
    };
}
