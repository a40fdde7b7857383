using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// A sample of the label sets of one organisation in this window and the one before. A second one begins with each window and takes the
/// place of the first when it ends, so that what is long gone leaves the sample.
/// </summary>
/// <param name="window">The current one.</param>
/// <param name="capacity">Label sets at most, in each of the two.</param>
public sealed class OrganisationSample(long window, int capacity)
{
    private DistinctSample<SampledLabels> _next = new(capacity);
    private long _window = window;
    private int _capacity = capacity;

    /// <summary>Label sets since the window before began, or since the first event.</summary>
    public DistinctSample<SampledLabels> Current { get; private set; } = new(capacity);

    /// <summary>Takes a label set, if it belongs into the sample.</summary>
    /// <param name="hash">Of the label set.</param>
    /// <param name="now">The current window.</param>
    /// <param name="labels">Makes the label set.</param>
    /// <param name="measurements">What was measured with it.</param>
    public void Add(ulong hash, long now, Func<SampledLabels> labels, IReadOnlyList<Measurement> measurements)
    {
        if (now > _window)
        {
            (Current, _next, _window) = (_next, new(_capacity), now);
        }

        Add(Current, hash, labels, measurements);
        Add(_next, hash, labels, measurements);
    }

    /// <summary>Fewer label sets from now on.</summary>
    public void Shrink(int capacity)
    {
        _capacity = Math.Min(_capacity, capacity);
        Current.SetCapacity(_capacity);
        _next.SetCapacity(_capacity);
    }

    private static void Add(DistinctSample<SampledLabels> sample, ulong hash, Func<SampledLabels> labels, IReadOnlyList<Measurement> measurements)
    {
        if (sample.GetOrAdd(hash, labels) is { } sampled)
        {
            foreach (var (metric, _, extra) in measurements)
            {
                sampled.Add(metric, extra);
            }
        }
    }
}
