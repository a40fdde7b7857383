namespace OpenQoE.Shared.RateLimits;

/// <summary>
/// Who was told when to come back, and has tokens put aside for then. Bounded: beyond <see cref="Most"/> nobody is promised anything.
/// </summary>
public sealed class Promises
{
    /// <summary>Seconds for which tokens are kept beyond the time that was told.</summary>
    public const double Patience = 5;

    /// <summary>Seconds; a clock's grain: who was told 3 s may be back after 2.999.</summary>
    public const double Grain = 0.05;

    private const int Most = 2_000;

    /// <summary>After so many that nobody came back for, in a row, the clients are taken for ones that do not listen.</summary>
    private const int MostInVain = 32;

    /// <summary>To clients that do not listen a promise is made once in so many seconds, to notice when they do.</summary>
    private const double Probe = 60;

    private readonly Dictionary<string, Promise> _byId = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Promise, double> _byDue = new();
    private int _inVain;
    private double _nextProbe;

    /// <summary>Whether somebody may come back at this time whose tokens are there.</summary>
    public bool AnyDue(double now) => _byDue.TryPeek(out var first, out _) && first.IsDue(now);

    /// <summary>Whether nobody came back of late.</summary>
    public bool AreInVain => _inVain >= MostInVain;

    /// <summary>Whether another promise can be kept, and has a point.</summary>
    public bool MayPromise(double now) => _byDue.Count < Most && (!AreInVain || now >= _nextProbe);

    /// <param name="id">The batch's.</param>
    /// <param name="tokens">Put aside for it.</param>
    /// <param name="due">When it was told to come back.</param>
    /// <param name="now">The time.</param>
    public void Add(string id, double tokens, double due, double now)
    {
        var promise = new Promise(id, tokens, due);
        _byId[id] = promise;
        _byDue.Enqueue(promise, due);
        _nextProbe = now + Probe;
    }

    public Promise? Find(string id) => _byId.GetValueOrDefault(id);

    public void Fulfil(Promise promise)
    {
        promise.IsFulfilled = true;
        _byId.Remove(promise.Id);
        _inVain = 0;
        SkipFulfilled();
    }

    /// <summary>The tokens of those who did not come.</summary>
    public double Expire(double now)
    {
        var tokens = 0.0;
        while (_byDue.TryPeek(out var first, out _) && first.Due + Patience < now)
        {
            _byDue.Dequeue();
            if (!first.IsFulfilled)
            {
                tokens += first.Tokens;
                _byId.Remove(first.Id);
                _inVain++;
            }

            SkipFulfilled();
        }

        return tokens;
    }

    private void SkipFulfilled()
    {
        while (_byDue.TryPeek(out var first, out _) && first.IsFulfilled) _byDue.Dequeue();
    }
}

/// <param name="Id">The batch's.</param>
/// <param name="Tokens">Put aside for it.</param>
/// <param name="Due">When they are there, in the seconds of the bucket's clock.</param>
public sealed record Promise(string Id, double Tokens, double Due)
{
    public bool IsFulfilled { get; set; }

    /// <summary>Whether its tokens are there.</summary>
    public bool IsDue(double now) => Due - now <= Promises.Grain;
}
