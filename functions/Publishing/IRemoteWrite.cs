using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>A receiver of remote write.</summary>
public interface IRemoteWrite
{
    /// <summary>Sends a request, and again after a passing failure as long as the deadline allows.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="tenant">Value of <c>X-Scope-OrgID</c>; empty for none.</param>
    /// <param name="deadline">No new attempt begins after it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns><see cref="SendResult.Retry"/> when it did not get through: try a newer request after the delay, not before.</returns>
    Task<SendDecision> SendAsync(WriteRequest request, string tenant, DateTimeOffset deadline, CancellationToken cancellation);
}
