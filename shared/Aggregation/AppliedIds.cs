namespace OpenQoE.Shared.Aggregation;

/// <summary>Ids of the messages a slot has counted, kept as long as one of them can reappear.</summary>
/// <param name="keepMs">For how much <see cref="ActiveTime"/>, in ms.</param>
public sealed class AppliedIds(long keepMs)
{
    private readonly HashSet<ulong> _ids = [];
    private readonly Queue<(ulong Id, long At)> _order = new();
    private ActiveTime _active = new(0);
    private List<ulong> _unsaved = [];

    public bool Contains(ulong id) => _ids.Contains(id);

    public void Add(ulong id, long now)
    {
        _active.Advance(now);
        Restore(id, _active.Ms);
        _unsaved.Add(id);
        while (_order.TryPeek(out var oldest) && oldest.At < _active.Ms - keepMs)
        {
            _ids.Remove(_order.Dequeue().Id);
        }
    }

    /// <summary>Takes an id from storage; the oldest first.</summary>
    /// <param name="id">Of a message.</param>
    /// <param name="at">Active ms when it was counted.</param>
    public void Restore(ulong id, long at)
    {
        if (_ids.Add(id))
        {
            _order.Enqueue((id, at));
        }
    }

    /// <summary>Active ms so far, to be stored and given back to <see cref="GoOnFrom"/>.</summary>
    public long ActiveMs => _active.Ms;

    /// <summary>Takes the clock over from the former owner.</summary>
    public void GoOnFrom(long activeMs) => _active = new ActiveTime(activeMs);

    /// <summary>The ids added since the last call.</summary>
    public IReadOnlyList<ulong> TakeUnsaved()
    {
        var taken = _unsaved;
        _unsaved = [];
        return taken;
    }
}
