using System.Collections.Concurrent;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Functions.RateLimits;

/// <summary>Demands without a storage, which can be out of reach.</summary>
internal sealed class MemoryDemandStore : IDemandStore
{
    private readonly ConcurrentDictionary<(string, string), InstanceDemand> _demands = new();

    public bool IsUnreachable { get; set; }

    public int Count => _demands.Count;

    public Task WriteAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation)
    {
        if (IsUnreachable) throw new IOException("The storage is out of reach.");
        foreach (var demand in demands) _demands[(demand.Key, demand.Instance)] = demand;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<InstanceDemand>> ReadAsync(CancellationToken cancellation) =>
        IsUnreachable ? throw new IOException("The storage is out of reach.") : Task.FromResult<IReadOnlyList<InstanceDemand>>([.. _demands.Values]);

    public Task RemoveAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation)
    {
        foreach (var demand in demands) _demands.TryRemove((demand.Key, demand.Instance), out _);
        return Task.CompletedTask;
    }
}
