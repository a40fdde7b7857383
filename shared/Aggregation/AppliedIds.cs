namespace OpenQoE.Shared.Aggregation;

/// <summary>Ids of the messages a slot has counted, kept as long as one of them can reappear.</summary>
/// <param name="keepMs">For how much <see cref="ActiveTime"/>, in ms.</param>
public sealed class AppliedIds(long keepMs)
{
    private readonly HashSet<ulong> _ids = [];
    private readonly Queue<(ulong Id, long At)> _order = new();
    private List<ulong> _unsaved = [];

    public bool Contains(ulong id) => _ids.Contains(id);

    public void Add(ulong id, long now)
    {
        Active = Active.Advance(now);
        Restore(id, Active.Ms);
        _unsaved.Add(id);
        while (_order.TryPeek(out var oldest) && oldest.At < Active.Ms - keepMs)
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

    /// <summary>The clock by which ids age; the former owner's goes on.</summary>
    public ActiveTime Active { get; set; }

    /// <summary>The ids added since the last call.</summary>
    public IReadOnlyList<ulong> TakeUnsaved()
    {
        var taken = _unsaved;
        _unsaved = [];
        return taken;
    }
}
