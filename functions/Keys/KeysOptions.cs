using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Keys;

/// <summary>Section <c>OpenQoE:Keys</c>.</summary>
public sealed class KeysOptions
{
    /// <summary>
    /// How often the keys are read again: so long, and 5 s more, a revoked key may go on elsewhere than where it was revoked. Default: 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:20")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(10);
}
