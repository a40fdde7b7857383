namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>What is to happen, in order; what falls on the same moment happens in the order it was planned.</summary>
internal sealed class Schedule
{
    private readonly PriorityQueue<Action, (TimeSpan At, int Order)> _plans = new();
    private int _planned;

    public TimeSpan? NextAt => _plans.TryPeek(out _, out var when) ? when.At : null;

    public void Plan(TimeSpan at, Action action) => _plans.Enqueue(action, (at, _planned++));

    public Action Take() => _plans.Dequeue();

    public void Clear() => _plans.Clear();
}
