namespace OpenQoE.Shared.Aggregation;

/// <summary>One labelled counter, histogram or gauge of a slot.</summary>
/// <param name="id">Stands for the series in snapshots; unique in its slot.</param>
/// <param name="metric">What it measures.</param>
/// <param name="labels">All labels but <c>slot</c>.</param>
public sealed class Series(int id, Metric metric, LabelSet labels)
{
    // Seconds: they fit into what is free beside the flags, so that they cost no memory.
    private uint _startedAt;

    public int Id { get; } = id;
    public Metric Metric { get; } = metric;
    public LabelSet Labels { get; } = labels;

    /// <summary>Totals, laid out as <see cref="Metric.ValueCount"/> says.</summary>
    public double[] Values { get; } = new double[metric.ValueCount];

    /// <summary>Unix ms of the last change.</summary>
    public long UpdatedAt { get; set; }

    /// <summary>
    /// True once a receiver has taken a 0 for this series: only then may its values follow, so that the first increase is seen. Of a gauge
    /// nobody sees an increase.
    /// </summary>
    public bool Opened { get; set; } = metric.Kind == MetricKind.Gauge;

    /// <summary>
    /// Unix ms of the 0 that a receiver has taken, to the second before it: from then on it was counted. 0 when that is not known, and of a gauge.
    /// </summary>
    public long StartedAt
    {
        get => _startedAt * 1000L;
        set => _startedAt = (uint)(value / 1000);
    }

    /// <summary>A receiver has taken the 0, and no values since.</summary>
    public bool ZeroSent { get; set; }

    /// <summary>Its metric and labels are in a snapshot.</summary>
    public bool Defined { get; set; }

    /// <summary>Changed since the last snapshot was taken.</summary>
    public bool Unsaved { get; set; }

    /// <summary>Changed since the last values a receiver took.</summary>
    public bool Unsent { get; set; }

    /// <summary>Timestamp (Unix ms) of the last values a receiver took; 0 when none are known.</summary>
    public long SentAt { get; set; }

    /// <summary>It has left the slot: nothing may be added any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>What <see cref="StartedAt"/> is of a series that begins with a 0 at that time (Unix ms).</summary>
    public static long StartAt(long zero) => zero / 1000 * 1000;

    /// <summary>Adds a measurement.</summary>
    /// <param name="value">Increment or observation.</param>
    /// <param name="now">Unix ms.</param>
    public void Add(double value, long now)
    {
        if (Metric.Kind == MetricKind.Histogram)
        {
            Values[Metric.BucketOf(value)]++;
        }

        Values[^1] += value;
        (UpdatedAt, Unsaved, Unsent) = (now, true, true);
    }

    /// <summary>Says what a gauge shows now.</summary>
    /// <param name="value">In base units.</param>
    /// <param name="now">Unix ms.</param>
    public void Set(double value, long now)
    {
        Values[0] = value;
        (UpdatedAt, Unsaved, Unsent) = (now, true, true);
    }
}
