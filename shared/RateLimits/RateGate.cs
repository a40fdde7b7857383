namespace OpenQoE.Shared.RateLimits;

/// <summary>
/// Lets a key's requests through at its rate. Who is refused has tokens put aside and is told when they are there, so waits spread, and
/// who comes back then goes through: newcomers cannot take what was promised. Times are seconds of any clock that never goes back. Not
/// safe for use by several threads.
/// </summary>
/// <param name="limit">The key's.</param>
/// <param name="now">When the first request comes.</param>
public sealed class RateGate(RateLimit limit, double now)
{
    /// <summary>Seconds; what would have to wait longer gets no promise, only a time to ask again.</summary>
    public const double LongestPromise = 30;

    /// <summary>Seconds; nobody is told to stay away longer.</summary>
    public const double LongestWait = 600;

    private const double FirstGuess = 10;

    private readonly TokenBucket _bucket = new(limit, now);
    private readonly Promises _promises = new();
    private double _tail = now;
    private double _typical = FirstGuess;
    private double _asked;
    private double _demand;
    private double _lastDivision = now;

    /// <summary>The whole limit, of all instances together.</summary>
    public RateLimit Limit { get; private set; } = limit;

    /// <inheritdoc cref="TokenBucket.Share"/>
    public double Share => _bucket.Share;

    /// <summary>When it was last asked.</summary>
    public double LastAsked { get; private set; } = now;

    /// <summary>The limit, as it stands in the key's settings by now.</summary>
    public void Change(RateLimit limit)
    {
        if (limit == Limit) return;
        Limit = limit;
        _bucket.Change(limit);
    }

    /// <summary>
    /// Refuses, before anyone has looked what it holds, a request that could neither pass nor be promised anything; of clients that do not
    /// listen, also one that could pass only if it were smaller than they are as a rule.
    /// </summary>
    public Verdict AskUnread(double now)
    {
        Advance(now);
        LastAsked = now;
        var mayBePromised = _promises.MayPromise(now) && _bucket.WaitFor(_typical) <= LongestPromise;
        var needed = Math.Min(_promises.AreInVain ? _typical : 1, _bucket.Burst);
        if (mayBePromised || _promises.AnyDue(now) || _bucket.Free >= needed || _bucket.Spare >= needed) return Verdict.Passed;
        _asked += _typical;
        return AskAgain(_typical, now);
    }

    /// <param name="events">How many the request holds.</param>
    /// <param name="id">The same when the request is repeated.</param>
    /// <param name="now">The time.</param>
    public Verdict Ask(int events, string id, double now)
    {
        Advance(now);
        LastAsked = now;
        _typical += (events - _typical) / 8;
        if (_promises.Find(id) is { } promise) return Keep(promise, events, now);

        _asked += events;
        if (_bucket.TryTake(events)) return Verdict.Passed;
        if (!_promises.MayPromise(now) || _bucket.WaitFor(events) > LongestPromise) return AskAgain(events, now);

        var wait = WholeSeconds(_bucket.Reserve(events));
        _promises.Add(id, events, now + wait, now);
        return new Verdict(wait, IsPromise: true);
    }

    /// <summary>Events per second asked for since the last call, smoothed over two; 0 when nobody asked.</summary>
    public double TakeDemand(double now)
    {
        var asked = _asked / Math.Max(now - _lastDivision, 0.001);
        _demand = asked == 0 ? 0 : _demand == 0 ? asked : (asked + _demand) / 2;
        (_asked, _lastDivision) = (0, now);
        return _demand;
    }

    /// <inheritdoc cref="TokenBucket.Reshare"/>
    public void Reshare(double share, bool keepsWhatOthersLeft, double now)
    {
        Advance(now);
        _bucket.Reshare(share, keepsWhatOthersLeft);
    }

    private void Advance(double now)
    {
        _bucket.Advance(now);
        if (_promises.Expire(now) is > 0 and var tokens) _bucket.Release(tokens);
    }

    private Verdict Keep(Promise promise, int events, double now)
    {
        if (!promise.IsDue(now)) return new Verdict(WholeSeconds(promise.Due - now), IsPromise: true);
        _promises.Fulfil(promise);
        if (events > promise.Tokens) _bucket.Reserve(events - promise.Tokens);
        else _bucket.Release(promise.Tokens - events);
        return Verdict.Passed;
    }

    /// <summary>Without a promise, but one after the other all the same.</summary>
    private Verdict AskAgain(double events, double now)
    {
        var earliest = now + _bucket.WaitFor(1);
        _tail = Math.Max(_tail, earliest) + (events / _bucket.Rate);
        if (_tail - now > LongestWait) _tail = Math.Min(earliest, now + LongestWait);
        return new Verdict(WholeSeconds(_tail - now), IsPromise: false);
    }

    private static double WholeSeconds(double wait) => Math.Max(1, Math.Ceiling(wait));
}

/// <param name="Wait">Whole seconds after which to come again; null for whoever may pass.</param>
/// <param name="IsPromise">Whether tokens are put aside until then.</param>
public readonly record struct Verdict(double? Wait, bool IsPromise)
{
    public static Verdict Passed => default;

    public bool HasPassed => Wait is null;
}
