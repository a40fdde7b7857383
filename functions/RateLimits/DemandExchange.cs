using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.RateLimits;

/// <summary>
/// Divides each key's limit between the instances that are asked for it. An instance alone has all of it; while the table cannot be
/// reached, each keeps the share it has.
/// </summary>
public sealed class DemandExchange(
    RateLimiter limiter, IDemandStore store, RateLimitOptions options, TimeProvider clock, ILogger<DemandExchange> logger) : BackgroundService
{
    /// <summary>Intervals without news after which an instance counts as gone.</summary>
    private const double Patience = 3.5;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LogGap = TimeSpan.FromMinutes(1);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, HashSet<string>> _sharers = [];
    private PeerDemands? _peers;
    private long _sequence;
    private long? _lastLogged;

    /// <summary>Tells what this instance was asked for, reads what the others were, and takes its share.</summary>
    public async Task ExchangeAsync(CancellationToken cancellation)
    {
        var demands = limiter.TakeDemands();
        foreach (var idle in _sharers.Keys.Except(demands.Keys).ToList()) _sharers.Remove(idle);
        if (demands.Count == 0) return;

        _sequence++;
        await store.WriteAsync([.. demands.Select(demand => new InstanceDemand(demand.Key, _self, demand.Value, _sequence))], cancellation);
        var peers = _peers ??= new PeerDemands(_self, Patience * options.ExchangeInterval.TotalSeconds);
        var abandoned = peers.Note(await store.ReadAsync(cancellation), limiter.Now);
        foreach (var (key, demand) in demands) Divide(key, demand, peers.Of(key, limiter.Now));
        if (abandoned.Count > 0) await store.RemoveAsync(abandoned, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.ExchangeInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                using var patience = new CancellationTokenSource(Timeout, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
                if (!stoppingToken.IsCancellationRequested) await ExchangeAsync(either.Token);
            }
            catch (Exception e) when (StorageErrors.Include(e))
            {
                if (!stoppingToken.IsCancellationRequested) Log(e);
            }
        }
    }

    private void Divide(string key, double demand, IReadOnlyList<InstanceDemand> peers)
    {
        var before = _sharers.GetValueOrDefault(key, []);
        var now = _sharers[key] = [.. peers.Select(peer => peer.Instance)];
        limiter.Reshare(
            key,
            limit => FairDivision.Divide(limit.Rate, [demand, .. peers.Select(peer => peer.EventsPerSecond)])[0] / limit.Rate,
            keepsWhatOthersLeft: before.IsSubsetOf(now));
    }

    private void Log(Exception e)
    {
        var now = clock.GetTimestamp();
        if (_lastLogged is { } last && clock.GetElapsedTime(last, now) < LogGap) return;
        _lastLogged = now;
        logger.LogWarning(e, "Rate limits cannot be divided between instances: each keeps the share it has");
    }
}
