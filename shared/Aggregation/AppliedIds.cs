namespace OpenQoE.Shared.Aggregation;

/// <summary>Ids of the messages a slot has counted, kept as long as one of them can reappear.</summary>
/// <param name="keepMs">For how much <see cref="ActiveTime"/>, in ms.</param>
public sealed class AppliedIds(long keepMs)
{
    private readonly HashSet<ulong> _ids = [];
    private readonly Queue<(ulong Id, long At)> _order = new();
    private readonly ActiveTime _active = new();
    private List<ulong> _unsaved = [];

    public bool Contains(ulong id) => _ids.Contains(id);

    public void Add(ulong id, long now)
    {
        _active.Advance(now);
        Restore(id);
        _unsaved.Add(id);
        while (_order.TryPeek(out var oldest) && oldest.At < _active.Ms - keepMs)
        {
            _ids.Remove(_order.Dequeue().Id);
        }
    }

    /// <summary>Takes an id from storage; its age begins anew.</summary>
    public void Restore(ulong id)
    {
        if (_ids.Add(id))
        {
            _order.Enqueue((id, _active.Ms));
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
