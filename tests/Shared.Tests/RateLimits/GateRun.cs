using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

/// <summary>A minute or so at one gate: clients that come back when they are told among others that flood, all drawn from a seed.</summary>
internal sealed class GateRun
{
    private readonly Random _random;
    private readonly RateLimit _limit;
    private readonly RateGate _gate;
    private readonly PriorityQueue<Visit, double> _visits = new();
    private readonly double _floodsUntil;

    public GateRun(int seed)
    {
        _random = new Random(seed);
        _limit = new RateLimit(_random.Next(1, 200), _random.Next(1, 500));
        _gate = new RateGate(_limit, 0);
        _floodsUntil = _random.Next(5, 60);
        var ids = 0;
        var obedience = _random.NextDouble();
        var perSecond = _limit.Rate * _random.NextDouble() * 8 / 10;
        for (var at = 0.0; at < _floodsUntil && ids < 1_500; at += -Math.Log(1 - _random.NextDouble()) / perSecond)
        {
            var obeys = _random.NextDouble() < obedience;
            _visits.Enqueue(new Visit($"{ids++}", _random.Next(1, 20), obeys, WasPromised: false), at);
        }
    }

    public double Passed { get; private set; }

    public int BrokenPromises { get; private set; }

    public int PromisesKept { get; private set; }

    /// <summary>The burst, the rate for as long as it lasted, and the debt that one request may leave.</summary>
    public double Most { get; private set; }

    public void Play()
    {
        var last = 0.0;
        while (_visits.TryDequeue(out var visit, out var now) && now < 400)
        {
            var verdict = _gate.AskUnread(now);
            if (verdict.HasPassed) verdict = _gate.Ask(visit.Events, visit.Id, now);
            last = now;
            Note(visit, verdict, now);
        }

        Most = _limit.Burst + (_limit.Rate * last) + 20 + 0.001;
    }

    private void Note(Visit visit, Verdict verdict, double now)
    {
        if (verdict.Wait is not { } wait)
        {
            Passed += visit.Events;
            if (visit.WasPromised) PromisesKept++;
            return;
        }

        if (visit.WasPromised) BrokenPromises++;
        var lateness = _random.NextDouble() * 5;
        if (visit.Obeys) _visits.Enqueue(visit with { WasPromised = verdict.IsPromise }, now + wait + lateness);
    }

    private sealed record Visit(string Id, int Events, bool Obeys, bool WasPromised);
}
