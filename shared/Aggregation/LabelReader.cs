using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Aggregation;

/// <summary>Reads the same labels of many events.</summary>
/// <param name="names">Out of <see cref="BaseLabels.All"/>, or custom ones.</param>
internal sealed class LabelReader(IReadOnlyList<string> names)
{
    private readonly Func<EventContext, string?>[] _readers = [.. names.Select(BaseLabels.ReaderOf)];

    public int Count => _readers.Length;

    /// <summary>What an event of a context states, in the order of the names; null where it says nothing.</summary>
    public void Read(EventContext context, Span<string?> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = _readers[i](context);
        }
    }

    /// <summary>True when that is what an event of a context states.</summary>
    public bool IsStatedBy(EventContext context, ReadOnlySpan<string?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != _readers[i](context))
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
