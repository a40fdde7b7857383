using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>
/// Section <c>OpenQoE:RemoteWrite</c>. The address is a remote-write endpoint, e.g. <c>http://127.0.0.1:9090/api/v1/write</c> or
/// <c>…/api/v1/push</c>; without one, metrics stay on /metrics.
/// </summary>
public sealed class PublishOptions : DestinationOptions
{
    private const string VersionOne = "1.0";
    private const string VersionTwo = "2.0";

    /// <summary>
    /// Of the protocol. <c>2.0</c> takes a quarter of the bytes, and says of each series since when it counts; a receiver that does not know it is sent
    /// <c>1.0</c> after the first try.
    /// </summary>
    [AllowedValues(VersionOne, VersionTwo)]
    public string Version { get; set; } = VersionOne;

    /// <summary>How often totals are sent. <c>00:01:00</c> suits billing by data points per minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After which unchanged series are sent again. Prometheus looks back 5.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan ResendInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Samples in one request, at most.</summary>
    [Range(100, 100_000)]
    public int MaximumSamples { get; set; } = 5000;

    /// <summary>The version to begin with.</summary>
    public WriteVersion FirstVersion => Version == VersionTwo ? WriteVersion.Two : WriteVersion.One;
}
