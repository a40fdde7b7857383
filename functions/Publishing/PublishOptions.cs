using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Publishing;

/// <summary>
/// Section <c>OpenQoE:RemoteWrite</c>. The address is a remote-write endpoint, e.g. <c>http://127.0.0.1:9090/api/v1/write</c> or
/// <c>…/api/v1/push</c>; without one, metrics stay on /metrics.
/// </summary>
public sealed class PublishOptions : DestinationOptions
{
    /// <summary>How often totals are published. Default 15 s; 60 s suits billing by data points per minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Unchanged series are sent again after this long, so that they stay visible. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan ResendInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Samples in one request, at most. Default 5,000.</summary>
    [Range(100, 100_000)]
    public int MaximumSamples { get; set; } = 5000;
}
