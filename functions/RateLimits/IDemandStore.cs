using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.RateLimits;

/// <summary>Where instances tell one another what they are asked for.</summary>
public interface IDemandStore
{
    /// <summary>Writes this instance's demands over its last ones.</summary>
    Task WriteAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation);

    /// <summary>Everybody's.</summary>
    Task<IReadOnlyList<InstanceDemand>> ReadAsync(CancellationToken cancellation);

    /// <summary>Removes demands; those that are gone already are no error.</summary>
    Task RemoveAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation);
}
