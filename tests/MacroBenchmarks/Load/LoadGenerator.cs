using System.Diagnostics;

namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>Posts prepared requests from one thread over many connections, at the least cost, because it shares the machine with what it measures.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private static readonly long Patience = 30 * Stopwatch.Frequency;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);

    private readonly LoadPlan _plan;
    private readonly LoadResult _result = new();
    private readonly Epoll _epoll = new();
    private readonly Connection[] _connections;
    private readonly Stack<int> _free = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly long _measuresFrom;
    private readonly long _ends;
    private long _begun;
    private int _next;

    private LoadGenerator(LoadPlan plan)
    {
        _plan = plan;
        _connections = [.. Enumerable.Range(0, plan.Connections).Select(number => new Connection(_epoll, plan.Server, number))];
        for (var number = 0; number < plan.Connections; number++) _free.Push(number);
        _measuresFrom = _began + Ticks(plan.WarmUp.TotalSeconds);
        _ends = _measuresFrom + Ticks(plan.Span.TotalSeconds);
    }

    /// <summary>Ends when all that was sent is answered, or half a minute after the load's end.</summary>
    public static Task<LoadResult> RunAsync(LoadPlan plan) => Task.Factory.StartNew(
        () =>
        {
            using var generator = new LoadGenerator(plan);
            return generator.Run();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
        _epoll.Dispose();
    }

    private LoadResult Run()
    {
        long now;
        while ((now = Stopwatch.GetTimestamp()) < _ends + Patience && !(IsOver(now) && _free.Count == _connections.Length && !IsDue(_ends)))
        {
            BeginDue(now);
            var ready = _epoll.Wait(Wait());
            for (var place = 0; place < ready; place++) Continue(_epoll.Number(place));
        }

        for (var left = _connections.Length - _free.Count; left > 0; left--) _result.Count(0);
        _result.NeverSent = _plan.PerSecond is { } perSecond ? Math.Max(0, Math.Min(_plan.Limit, (long)(perSecond * Seconds(_ends - _began))) - _begun) : 0;
        _result.PerSecond = _result.Measured / Seconds(Math.Min(now, _ends) - _measuresFrom);
        return _result;
    }

    private bool IsOver(long now) => now >= _ends || _begun >= _plan.Limit;

    // Of a load at a pace, all that was due before its end is still to be sent.
    private bool IsDue(long now) => _begun < _plan.Limit && _plan.PerSecond is { } pace && DueAt(_begun, pace) <= Math.Min(now, _ends - 1);

    private void BeginDue(long now)
    {
        if (_plan.PerSecond is not { } pace)
        {
            while (_free.Count > 0 && !IsOver(now)) Begin(now);
            return;
        }

        while (_free.Count > 0 && IsDue(now)) Begin(DueAt(_begun, pace));
    }

    private TimeSpan Wait()
    {
        if (_plan.PerSecond is not { } pace || _free.Count == 0) return Idle;
        var early = TimeSpan.FromSeconds(Seconds(DueAt(_begun, pace) - Stopwatch.GetTimestamp()));
        return early < Idle ? early : Idle;
    }

    private void Begin(long due)
    {
        PreparedRequest request;
        do
        {
            request = _plan.Requests[_next];
            _next = (_next + 1) % _plan.Requests.Count;
        }
        while (request.IsOnItsWay);
        _begun++;
        _connections[_free.Pop()].Begin(request, due);
    }

    private void Continue(int number)
    {
        var connection = _connections[number];
        var progress = connection.Continue();
        if (progress == Progress.Waits) return;
        _free.Push(number);
        _result.Count(progress == Progress.Answered ? connection.Status : 0);
        if (progress != Progress.Answered || connection.Status != 202) return;

        connection.Request!.Accepted++;
        var now = Stopwatch.GetTimestamp();
        if (IsMeasured(connection.Due, now)) _result.Measure(Stopwatch.GetElapsedTime(connection.Due, now));
    }

    // At a pace, by when requests were due, however late they are answered; else by when they were answered, of which there are as many per second.
    private bool IsMeasured(long due, long now) => _plan.PerSecond is null ? now >= _measuresFrom && now < _ends : due >= _measuresFrom;

    private long DueAt(long number, double pace) => _began + Ticks(number / pace);

    private static long Ticks(double seconds) => (long)(seconds * Stopwatch.Frequency);

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
