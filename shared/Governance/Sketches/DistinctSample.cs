namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// A uniform sample of distinct items by their hash (the adaptive sampling of Wegman, analysed by Flajolet 1990): an item is in when its
/// hash is at or below a threshold, which is halved whenever there are too many. What is in depends on the distinct hashes seen and the
/// capacities set, not on order or repetition. Not thread-safe.
/// </summary>
/// <param name="capacity">Items held at most, from 1.</param>
/// <typeparam name="T">What is held for an item.</typeparam>
public sealed class DistinctSample<T>(int capacity) where T : class
{
    private readonly OrderedDictionary<ulong, T> _items = [];
    private int _capacity = AtLeastOne(capacity);
    private ulong _threshold = ulong.MaxValue;

    /// <summary>The share of all distinct items that is in, above 0 and at most 1 (then every one is); a power of 1/2.</summary>
    public double Rate => (_threshold + 1.0) / (ulong.MaxValue + 1.0);

    /// <summary>In the order in which they were first added.</summary>
    public IReadOnlyList<T> Items => _items.Values;

    /// <summary>True when an item with this hash is in the sample, or would be a candidate for it at the current rate.</summary>
    public bool Offer(ulong hash) => hash <= _threshold;

    /// <summary>The item with this hash, which is made when it is new; null when it is not in the sample.</summary>
    public T? GetOrAdd(ulong hash, Func<T> create)
    {
        if (!Offer(hash)) return null;
        if (_items.TryGetValue(hash, out var item)) return item;
        while (_items.Count >= _capacity)
        {
            Halve();
            if (!Offer(hash)) return null;
        }

        _items.Add(hash, item = create());
        return item;
    }

    /// <summary>Sets how many items are held at most, from 1. Fewer drop some at once; more do not bring any back.</summary>
    public void SetCapacity(int capacity)
    {
        _capacity = AtLeastOne(capacity);
        while (_items.Count > _capacity)
        {
            Halve();
        }
    }

    private void Halve()
    {
        _threshold >>= 1;
        var kept = _items.Where(item => Offer(item.Key)).ToArray();
        _items.Clear();
        foreach (var (hash, item) in kept)
        {
            _items.Add(hash, item);
        }
    }

    private static int AtLeastOne(int capacity) => capacity > 0 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity));
}
