using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Governance;

/// <summary>How many viewers an organisation had in a day (UTC) so far, as an estimate in bounded memory.</summary>
public sealed class ViewerCount
{
    private const long DayMs = 86_400_000;

    private string? _last;

    /// <summary>Days since 1970-01-01.</summary>
    public long Day { get; private set; } = -1;

    public HyperLogLog Distinct { get; private set; } = new();

    /// <summary>Takes a viewer who was seen at a time (Unix ms).</summary>
    public void Add(string viewer, long now)
    {
        Turn(now);

        // Most events are of the same viewer as the event before.
        if (viewer != _last)
        {
            Distinct.Add(StableHash.Of(viewer));
            _last = viewer;
        }
    }

    /// <summary>Takes what another instance, or this one before its end, had seen of a day.</summary>
    public void Merge(long day, HyperLogLog distinct)
    {
        if (day == Day)
        {
            Distinct.Merge(distinct);
        }
    }

    /// <summary>Begins the day that a time (Unix ms) is in.</summary>
    public void Turn(long now)
    {
        if (now / DayMs is var day && day > Day)
        {
            (Day, Distinct, _last) = (day, new HyperLogLog(), null);
        }
    }
}
