using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Aggregation;

/// <summary>The combinations of labels that events state, as far as they fit into memory. To forget them changes nothing but time.</summary>
/// <param name="names">Of the sampled labels.</param>
/// <param name="slot">Where they count.</param>
/// <param name="capacity">Combinations held at most; each takes some kilobytes.</param>
internal sealed class LabelCombinations(IReadOnlyList<string> names, CombinationScope slot, int capacity)
{
    private readonly LabelReader _reader = new(names);
    private readonly Dictionary<ulong, LabelCombination> _known = [];
    private readonly string?[] _stated = new string?[names.Count];
    private LabelCombination? _last;
    private EventContext? _lastContext;

    /// <summary>The combination that an event states.</summary>
    public LabelCombination Of(PlayerEvent e)
    {
        if (_last is null || (e.Context != _lastContext && !_reader.IsStatedBy(e.Context, _last.Stated)))
        {
            _last = Find(e.Context);
        }

        _lastContext = e.Context;
        return _last;
    }

    private LabelCombination Find(EventContext context)
    {
        _reader.Read(context, _stated);
        var hash = LabelReader.HashOf(_stated);
        if (_known.TryGetValue(hash, out var known) && known.Stated.SequenceEqual(_stated))
        {
            return known;
        }

        if (_known.Count >= capacity)
        {
            _known.Clear();
        }

        return _known[hash] = new LabelCombination([.. _stated], hash, slot);
    }
}
