using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Keys;

/// <summary>Section <c>OpenQoE:Keys</c>.</summary>
public sealed class KeysOptions
{
    /// <summary>How often keys are read again. So long, and 5 s more, a key may go on elsewhere after it was revoked.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:20")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(10);
}
