namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>
/// A process of the world: its code runs one continuation at a time, when the world says so. Killed, it never runs again; frozen,
/// it goes on later as if nothing had happened. What it has sent into the network goes its way in either case.
/// </summary>
internal sealed class Process : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private bool _killed;

    public long FrozenUntil { get; private set; }

    /// <summary>True when it has something to do, now or after a thaw.</summary>
    public bool WillRun => !_killed && _ready.Count > 0;

    public bool IsKilled => _killed;

    public bool CanRun(long now) => WillRun && FrozenUntil <= now;

    public bool IsAwake(long now) => !_killed && FrozenUntil <= now;

    public void Start(Func<Task> main) => Post(_ => main(), null);

    public void Kill() => _killed = true;

    public void Freeze(long until) => FrozenUntil = until;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("The simulated code has left its one thread: runs would differ from one another.");
        }

        _ready.Enqueue((d, state));
    }

    public void RunOne()
    {
        var (callback, state) = _ready.Dequeue();
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
