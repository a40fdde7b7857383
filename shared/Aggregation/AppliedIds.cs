namespace OpenQoE.Shared.Aggregation;

/// <summary>Ids of the messages a slot has counted, kept as long as one of them can reappear.</summary>
/// <param name="keepMs">Twice the longest time after which a message can reappear, in ms.</param>
public sealed class AppliedIds(long keepMs)
{
    private readonly HashSet<ulong> _ids = [];
    private readonly Queue<(ulong Id, long At)> _order = new();
    private List<ulong> _unsaved = [];

    public bool Contains(ulong id) => _ids.Contains(id);

    public void Add(ulong id, long now)
    {
        Restore(id, now);
        _unsaved.Add(id);
        while (_order.TryPeek(out var oldest) && oldest.At < now - keepMs)
        {
            _ids.Remove(_order.Dequeue().Id);
        }
    }

    /// <summary>Takes an id from storage.</summary>
    public void Restore(ulong id, long at)
    {
        if (_ids.Add(id))
        {
            _order.Enqueue((id, at));
        }
    }

    /// <summary>The ids added since the last call.</summary>
    public IReadOnlyList<ulong> TakeUnsaved()
    {
        var taken = _unsaved;
        _unsaved = [];
        return taken;
    }
}
