using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// Remembers what was counted for a view, for what an original SDK says more than once: the start-up time again on every
/// resume, and both <c>quartile</c> 100 and <c>ended</c>. Bounded, in memory only: after a restart such a repeat may count again.
/// </summary>
public sealed class ViewMemory(int capacity = 100_000)
{
    public const string Started = "started";
    public const string Played = "played";
    public const string Completed = "completed";

    private readonly HashSet<(string? Organisation, string? View, string Fact)> _seen = [];
    private readonly Queue<(string? Organisation, string? View, string Fact)> _order = new();

    /// <summary>True when this fact of the event's view is told for the first time.</summary>
    public bool IsFirst(PlayerEvent e, string fact)
    {
        if (!_seen.Add((e.OrgId, e.ViewId, fact)))
        {
            return false;
        }

        _order.Enqueue((e.OrgId, e.ViewId, fact));
        if (_order.Count > capacity)
        {
            _seen.Remove(_order.Dequeue());
        }

        return true;
    }

    /// <summary>Forgets a view whose id an original SDK uses again for the next one.</summary>
    public void Restart(PlayerEvent e)
    {
        Forget(e, Started);
        Forget(e, Played);
        Forget(e, Completed);
    }

    /// <summary>Forgets one fact of the event's view.</summary>
    public void Forget(PlayerEvent e, string fact) => _seen.Remove((e.OrgId, e.ViewId, fact));
}
