using System.Collections.Concurrent;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.RateLimits;

/// <summary>Holds each key to its limit, or to this instance's share of it.</summary>
public sealed class RateLimiter(RateLimitOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RateGate> _gates = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Seconds of a clock that never goes back.</summary>
    public double Now => clock.GetElapsedTime(_start).TotalSeconds;

    /// <summary>The wait for a request that could not pass whatever is in it; null to look.</summary>
    public TimeSpan? RefuseUnread(Quota? quota) => Ask(quota, gate => gate.AskUnread(Now));

    /// <summary>The wait for a request that is over the limit; null for one that may pass.</summary>
    public TimeSpan? Refuse(Quota? quota, ReceivedRequest request) =>
        Ask(quota, gate => gate.Ask(request.Events.Count, RequestId.Of(request), Now));

    /// <summary>Events per second asked for since the last call, by key; only keys that were asked for. Keys at rest are forgotten.</summary>
    public Dictionary<string, double> TakeDemands()
    {
        var demands = new Dictionary<string, double>();
        foreach (var (key, gate) in _gates)
        {
            lock (gate)
            {
                if (gate.TakeDemand(Now) is > 0 and var demand) demands[key] = demand;
                else if (gate.IsAtRest(Now)) _gates.TryRemove(key, out _);
            }
        }

        return demands;
    }

    /// <summary>Takes this instance's share of a key's limit.</summary>
    /// <inheritdoc cref="RateGate.Reshare"/>
    public void Reshare(string key, Func<RateLimit, double> share, bool keepsWhatOthersLeft)
    {
        if (!_gates.TryGetValue(key, out var gate)) return;
        lock (gate) gate.Reshare(share(gate.Limit), keepsWhatOthersLeft, Now);
    }

    private TimeSpan? Ask(Quota? quota, Func<RateGate, Verdict> ask)
    {
        if (quota is null) return null;
        var limit = quota.Limit.Or(new RateLimit(options.Rate, options.Burst));
        var gate = _gates.GetOrAdd(quota.Key, _ => new RateGate(limit, Now));
        lock (gate)
        {
            gate.Change(limit);
            return ask(gate).Wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        }
    }
}
