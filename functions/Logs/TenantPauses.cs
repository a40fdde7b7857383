using System.Collections.Concurrent;

namespace OpenQoE.Functions.Logs;

/// <summary>Which tenants Loki does not take lines of, and until when nobody tries. Each failure makes the pause longer, up to half a minute. Safe for concurrent use.</summary>
public sealed class TenantPauses(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Pause> _pauses = new();

    public bool Has(string tenant) => _pauses.TryGetValue(tenant, out var pause) && pause.Until > time.GetUtcNow();

    /// <param name="tenant">Whose lines were not taken.</param>
    /// <param name="atLeast">What Loki asked for.</param>
    public void Failed(string tenant, TimeSpan atLeast)
    {
        _pauses.AddOrUpdate(tenant, _ => After(Shortest), (_, last) => After(last.Length * 2));

        Pause After(TimeSpan length)
        {
            length = length < Longest ? length : Longest;
            return new Pause(length, time.GetUtcNow() + (length > atLeast ? length : atLeast));
        }
    }

    public void Succeeded(string tenant) => _pauses.TryRemove(tenant, out _);

    private sealed record Pause(TimeSpan Length, DateTimeOffset Until);
}
