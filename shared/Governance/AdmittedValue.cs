namespace OpenQoE.Shared.Governance;

/// <summary>A value that a label may have.</summary>
/// <param name="text">One instance of the text for all series.</param>
internal sealed class AdmittedValue(string text)
{
    public string Text { get; } = text;

    /// <summary>Stands for a window in values that are not admitted any more.</summary>
    public const long Gone = -2;

    /// <summary>The last window in which it was seen, or <see cref="Gone"/>.</summary>
    public long SeenIn { get; set; }

    /// <summary>How often it was asked for in that window.</summary>
    public long Weight { get; set; }
}
