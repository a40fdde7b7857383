namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// The heaviest texts of a stream by the space-saving algorithm (Metwally, Agrawal and El Abbadi 2005): a text that finds no room takes
/// the place of the lightest and inherits its count as a possible error. For each text that is held, count − error ≤ true weight ≤
/// count; and every text with more than 1/<c>capacity</c> of all weight is held. Not thread-safe.
/// </summary>
/// <param name="capacity">Texts held at most, from 1. They are kept as they come: their length is the caller's to limit.</param>
public sealed class SpaceSaving(int capacity)
{
    private readonly Dictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    // A heap, the lightest first.
    private readonly List<Counter> _heap = [];

    // What a text that is not held may have weighed when there is room: more than nothing after a merge with a smaller summary.
    private long _floor;

    public int Capacity { get; } = capacity > 0 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity));

    /// <summary>The most that a text which is not held may have weighed.</summary>
    internal long Floor => _heap.Count == Capacity ? _heap[0].Count : _floor;

    /// <summary>Adds weight, 1 or more, to a text: O(log capacity).</summary>
    public void Add(string value, long weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        if (_counters.TryGetValue(value, out var counter))
        {
            counter.Count += weight;
            SiftDown(counter, counter.Index);
            return;
        }

        var error = Floor;
        if (_heap.Count < Capacity)
        {
            Insert(value, error + weight, error);
            return;
        }

        counter = _heap[0];
        _counters.Remove(counter.Value);
        (counter.Value, counter.Count, counter.Error) = (value, error + weight, error);
        _counters.Add(value, counter);
        SiftDown(counter, 0);
    }

    /// <summary>The heaviest first; of equals, the first by ordinal order.</summary>
    public IReadOnlyList<(string Value, long Count, long Error)> Top(int n) =>
        [.. _heap.OrderDescending().Take(n).Select(c => (c.Value, c.Count, c.Error))];

    /// <summary>
    /// Adds all that another summary has seen, which stays as it is; the guarantees then hold for both streams together, with the lesser of
    /// the capacities (Cafaro, Pulimeno and Tempesta 2016).
    /// </summary>
    public void Merge(SpaceSaving other)
    {
        var (floor, otherFloor) = (Floor, other.Floor);
        var merged = new List<(string Value, long Count, long Error)>(_heap.Count + other._heap.Count);
        foreach (var (value, mine) in _counters)
        {
            var (count, error) = other._counters.TryGetValue(value, out var its) ? (its.Count, its.Error) : (otherFloor, otherFloor);
            merged.Add((value, mine.Count + count, mine.Error + error));
        }

        merged.AddRange(other._heap.Where(c => !_counters.ContainsKey(c.Value)).Select(c => (c.Value, c.Count + floor, c.Error + floor)));
        Clear();
        _floor = floor + otherFloor;
        var kept = merged.OrderByDescending(m => m.Count).ThenBy(m => m.Value, StringComparer.Ordinal).Take(Capacity);
        foreach (var (value, count, error) in kept)
        {
            Insert(value, count, error);
        }
    }

    public void Clear()
    {
        _counters.Clear();
        _heap.Clear();
        _floor = 0;
    }

    /// <summary>The form to store, capacity included.</summary>
    public byte[] ToBytes() => SpaceSavingCodec.Write(Capacity, Floor, Top(Capacity));

    /// <summary>Reads what <see cref="ToBytes"/> wrote. To go on with another capacity, merge it into a new one.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such summary, of another version, or damaged.</exception>
    public static SpaceSaving FromBytes(ReadOnlySpan<byte> bytes)
    {
        var (capacity, floor, counters) = SpaceSavingCodec.Read(bytes);
        var summary = new SpaceSaving(capacity) { _floor = floor };
        foreach (var (value, count, error) in counters)
        {
            summary.Insert(value, count, error);
        }

        return summary;
    }

    private void Insert(string value, long count, long error)
    {
        var counter = new Counter { Value = value, Count = count, Error = error };
        _counters.Add(value, counter);
        _heap.Add(counter);
        SiftUp(counter, _heap.Count - 1);
    }

    private void SiftUp(Counter counter, int index)
    {
        for (int parent; index > 0 && counter.CompareTo(_heap[parent = (index - 1) / 2]) < 0; index = parent)
        {
            Place(_heap[parent], index);
        }

        Place(counter, index);
    }

    private void SiftDown(Counter counter, int index)
    {
        for (int child; (child = 2 * index + 1) < _heap.Count; index = child)
        {
            if (child + 1 < _heap.Count && _heap[child + 1].CompareTo(_heap[child]) < 0)
            {
                child++;
            }

            if (counter.CompareTo(_heap[child]) <= 0) break;
            Place(_heap[child], index);
        }

        Place(counter, index);
    }

    private void Place(Counter counter, int index)
    {
        _heap[index] = counter;
        counter.Index = index;
    }

    private sealed class Counter : IComparable<Counter>
    {
        public required string Value;
        public long Count;
        public long Error;
        public int Index;

        // Of equals, the last by ordinal order is the lightest: which one has to go depends on the stream alone.
        public int CompareTo(Counter? other) =>
            Count != other!.Count ? Count.CompareTo(other.Count) : string.CompareOrdinal(other.Value, Value);
    }
}
