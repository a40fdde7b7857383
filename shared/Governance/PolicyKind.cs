namespace OpenQoE.Shared.Governance;

/// <summary>What happens to the values of a label.</summary>
public enum PolicyKind
{
    /// <summary>The first values are admitted, up to a limit; one that is not seen for a whole window makes room for another.</summary>
    Allow,

    /// <summary>Like <see cref="Allow"/>, but when a window ends, the heaviest of its values are those admitted in the next.</summary>
    Top,

    /// <summary>Values fall into a fixed number of ranges, or of hash buckets.</summary>
    Bucket,

    /// <summary>Values are replaced by a digest that tells nothing, and admitted like <see cref="Allow"/>.</summary>
    Hash,

    /// <summary>The label is left out.</summary>
    Drop,
}
