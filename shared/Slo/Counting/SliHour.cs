namespace OpenQoE.Shared.Slo.Counting;

/// <summary>
/// The totals of one organisation in one slot over one hour, as a row of table <c>sli</c> has them: what they were when the hour began, and what
/// they had become by the end of each minute in which somebody looked. The difference of two totals is what was counted in between, whatever
/// the window: there is nothing to roll up. Minutes are Unix minutes.
/// </summary>
/// <param name="number">Unix hour.</param>
public sealed class SliHour(long number)
{
    /// <summary>Later than any hour there will be.</summary>
    public const long Last = 99_999_999;

    private readonly Dictionary<string, Track> _tracks = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _places = [];

    public long Number => number;

    /// <summary>Every key that has a total.</summary>
    public IEnumerable<string> Keys => _tracks.Keys;

    /// <summary>The hour whose row has what was counted before a minute: the full hour belongs to the hour that ends then.</summary>
    public static long Of(long minute) => (minute - 1) / 60;

    /// <summary>The next row, which begins with what this one ends with.</summary>
    /// <param name="next">A later hour.</param>
    public SliHour Follow(long next)
    {
        var following = new SliHour(next);
        foreach (var (key, track) in _tracks)
        {
            following._tracks.Add(key, new Track(track.Last));
        }

        return following;
    }

    /// <summary>Notes the totals of everything counted before a minute of this hour; later than those noted before, or the same again.</summary>
    public void Sample(long minute, IReadOnlyDictionary<string, SliSample> totals)
    {
        foreach (var (key, (total, places, placesHour)) in totals)
        {
            if (placesHour == number && !places.IsEmpty)
            {
                _places[key] = places;
            }

            if (!_tracks.TryGetValue(key, out var track))
            {
                // What was never counted before began with nothing.
                _tracks.Add(key, track = new Track(default));
            }

            track.Note((int)(minute - (number * 60)), total);
        }
    }

    /// <summary>What was counted before a minute of this hour or a later one; nothing for a key that was not counted yet.</summary>
    public SliCount TotalBefore(string key, long minute) =>
        _tracks.TryGetValue(key, out var track) ? track.Before(minute - (number * 60)) : default;

    /// <summary>Where the hour's bad events were, or null when that was not noted.</summary>
    public Places? PlacesOf(string key) => _places.TryGetValue(key, out var places) ? Counting.Places.FromBytes(places) : null;

    /// <summary>Bytes of <see cref="Counting.Places"/> by key.</summary>
    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Places => _places;

    internal void Restore(string key, ReadOnlyMemory<byte> places) => _places[key] = places;

    /// <summary>The tracks as they are stored.</summary>
    internal IEnumerable<(string Key, SliCount Start, IReadOnlyList<(int Minute, SliCount Total)> Samples)> Tracks =>
        _tracks.Select(track => (track.Key, track.Value.Start, track.Value.Samples));

    internal void Restore(string key, SliCount start, IEnumerable<(int Minute, SliCount Total)> samples)
    {
        var track = new Track(start);
        foreach (var (minute, total) in samples)
        {
            track.Note(minute, total);
        }

        _tracks[key] = track;
    }

    private sealed class Track(SliCount start)
    {
        private readonly List<(int Minute, SliCount Total)> _samples = [];

        public SliCount Start => start;

        public IReadOnlyList<(int Minute, SliCount Total)> Samples => _samples;

        public SliCount Last => _samples.Count > 0 ? _samples[^1].Total : start;

        public void Note(int minute, SliCount total)
        {
            while (_samples.Count > 0 && _samples[^1].Minute >= minute)
            {
                _samples.RemoveAt(_samples.Count - 1);
            }

            if (total != Last)
            {
                _samples.Add((minute, total));
            }
        }

        public SliCount Before(long minute)
        {
            var found = _samples.FindLastIndex(sample => sample.Minute <= minute);
            return found < 0 ? start : _samples[found].Total;
        }
    }
}
