namespace OpenQoE.Shared.RateLimits;

/// <summary>What one instance asks for, of one key.</summary>
/// <param name="Key">The key's id.</param>
/// <param name="Instance">Who.</param>
/// <param name="EventsPerSecond">How much.</param>
/// <param name="Sequence">Higher each time it is written.</param>
public readonly record struct InstanceDemand(string Key, string Instance, double EventsPerSecond, long Sequence);

/// <summary>
/// What the other instances ask for. Whether they still do shows in their sequence going on, so no two clocks are compared.
/// </summary>
/// <param name="self">The instance whose own demands are left out.</param>
/// <param name="freshFor">Seconds without news after which an instance counts as gone.</param>
public sealed class PeerDemands(string self, double freshFor)
{
    /// <summary>A demand without news for so many times <c>freshFor</c> is of an instance that is no more.</summary>
    private const double Abandoned = 60;

    private readonly Dictionary<(string Key, string Instance), Entry> _entries = [];

    /// <summary>Takes note of what was read.</summary>
    /// <returns>Those that can be removed for good.</returns>
    public IReadOnlyList<InstanceDemand> Note(IReadOnlyList<InstanceDemand> read, double now)
    {
        var others = read.Where(demand => demand.Instance != self).ToDictionary(demand => (demand.Key, demand.Instance));
        foreach (var gone in _entries.Keys.Except(others.Keys).ToList()) _entries.Remove(gone);
        foreach (var (place, demand) in others)
        {
            if (!_entries.TryGetValue(place, out var known) || known.Demand.Sequence != demand.Sequence) _entries[place] = new Entry(demand, now);
        }

        return [.. _entries.Values.Where(entry => now - entry.ChangedAt > Abandoned * freshFor).Select(entry => entry.Demand)];
    }

    /// <summary>The other instances that a key's limit is shared with.</summary>
    public IReadOnlyList<InstanceDemand> Of(string key, double now) =>
    [
        .. _entries.Values.Where(entry => entry.Demand.Key == key && now - entry.ChangedAt <= freshFor).Select(entry => entry.Demand),
    ];

    private sealed record Entry(InstanceDemand Demand, double ChangedAt);
}
