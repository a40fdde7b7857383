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

    /// <summary>Another one when label sets may have left the sample; from 1.</summary>
    internal int Version { get; private set; } = 1;

    /// <summary>Begins a window, if it is a new one.</summary>
    internal void Turn(long now)
    {
        if (now > _window)
        {
            (Current, _next, _window) = (_next, new(_capacity), now);
            Version++;
        }
    }

    /// <summary>Takes a label set, if it belongs into the sample.</summary>
    /// <param name="hash">Of the label set.</param>
    /// <param name="values">Of the label set.</param>
    internal SamplePlace Add(ulong hash, IReadOnlyList<string?> values)
    {
        var rates = (Current.Rate, _next.Rate);
        var (current, next) = (Current.GetOrAdd(hash, () => new(values)), _next.GetOrAdd(hash, () => new(values)));
        if (rates != (Current.Rate, _next.Rate))
        {
            Version++;
        }

        return new SamplePlace(Version, current, next);
    }

    /// <summary>Fewer label sets from now on.</summary>
    public void Shrink(int capacity)
    {
        _capacity = Math.Min(_capacity, capacity);
        Current.SetCapacity(_capacity);
        _next.SetCapacity(_capacity);
        Version++;
    }
}
