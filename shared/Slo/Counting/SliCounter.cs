using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo.Counting;

/// <summary>What one slot has counted for one series key of one organisation since the slot began.</summary>
/// <param name="id">Stands for it in snapshots; from 1, unique among the slot's.</param>
/// <param name="organisation">As governed.</param>
/// <param name="key">See <see cref="SloDefinition.SeriesKey"/>.</param>
public sealed class SliCounter(int id, string organisation, string key)
{
    private const long HourMs = 3_600_000;

    // Of the hour that runs and of the one before: its last minute is written when the next hour has begun.
    private HourPlaces? _places;
    private HourPlaces? _placesBefore;

    public int Id { get; } = id;

    public string Organisation { get; } = organisation;

    public string Key { get; } = key;

    public SliCount Total { get; private set; }

    /// <summary>Unix ms of the last change.</summary>
    public long UpdatedAt { get; private set; }

    /// <summary>Its organisation and key are in a snapshot.</summary>
    public bool Defined { get; set; }

    /// <summary>Changed since the last snapshot was taken.</summary>
    public bool Unsaved { get; set; }

    /// <param name="count">What comes on top.</param>
    /// <param name="now">Unix ms.</param>
    public void Add(SliCount count, long now) => (Total, UpdatedAt, Unsaved) = (Total + count, now, true);

    /// <summary>Notes where bad events were; of a running hour, and in memory only.</summary>
    /// <param name="e">The event.</param>
    /// <param name="bad">How much of it was bad.</param>
    /// <param name="now">Unix ms.</param>
    public void NotePlaces(PlayerEvent e, long bad, long now)
    {
        if (_places?.Hour != now / HourMs)
        {
            (_placesBefore, _places) = (_places, new HourPlaces(now / HourMs, new Places()));
        }

        _places.Places.Add(e, bad);
    }

    /// <param name="hour">The Unix hour whose places are told.</param>
    public SliSample Sample(long hour) => new(Total, (_places?.Hour == hour ? _places : _placesBefore?.Hour == hour ? _placesBefore : null)?.Places.ToBytes(), hour);

    /// <summary>Takes what a snapshot says.</summary>
    public void Restore(SliCount total, long updatedAt) => (Total, UpdatedAt, Defined) = (total, updatedAt, true);

    private sealed record HourPlaces(long Hour, Places Places);
}
