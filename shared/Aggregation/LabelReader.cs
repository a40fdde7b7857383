using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Aggregation;

/// <summary>Reads the same labels of many events.</summary>
/// <param name="names">Out of <see cref="BaseLabels.All"/>, or custom ones.</param>
internal sealed class LabelReader(IReadOnlyList<string> names)
{
    private readonly Func<PlayerEvent, string?>[] _readers = [.. names.Select(BaseLabels.ReaderOf)];

    public int Count => _readers.Length;

    /// <summary>What an event states, in the order of the names; null where it says nothing.</summary>
    public void Read(PlayerEvent e, Span<string?> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = _readers[i](e);
        }
    }

    /// <summary>True when that is what an event states.</summary>
    public bool IsStatedBy(PlayerEvent e, ReadOnlySpan<string?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != _readers[i](e))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same for the same values, for ever: samples of several instances depend on it.</summary>
    public static ulong HashOf(ReadOnlySpan<string?> values)
    {
        var hash = 0UL;
        foreach (var value in values)
        {
            hash = StableHash.Combine(hash, StableHash.Of(value));
        }

        return hash;
    }
}
