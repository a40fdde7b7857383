namespace OpenQoE.Shared.RateLimits;

/// <summary>
/// Tokens, one for an event, that come back at a rate and are kept up to a burst. An instance has a share of both. Times are seconds of
/// any clock that never goes back.
/// </summary>
/// <param name="limit">The whole limit, of all instances together.</param>
/// <param name="now">When it is made, full.</param>
public sealed class TokenBucket(RateLimit limit, double now)
{
    private RateLimit _limit = limit;
    private double _at = now;
    private double _refilled;

    /// <summary>This instance's part of the limit: above 0, at most 1.</summary>
    public double Share { get; private set; } = 1;

    /// <summary>Tokens that nobody has a claim to. Below 0 it says how many are owed or promised.</summary>
    public double Free { get; private set; } = limit.Burst;

    /// <summary>Tokens put aside for a promise that nobody came back for: there, whatever is owed.</summary>
    public double Spare { get; private set; }

    /// <summary>Tokens per second here.</summary>
    public double Rate => _limit.Rate * Share;

    /// <summary>The most that is kept here.</summary>
    public double Burst => _limit.Burst * Share;

    /// <summary>The limit, as it stands in the key's settings by now.</summary>
    public void Change(RateLimit limit) => _limit = limit;

    public void Advance(double now)
    {
        var refilled = Math.Clamp(Burst - Free, 0, Rate * Math.Max(0, now - _at));
        Free = Math.Min(Free + refilled, Burst);
        _refilled += refilled;
        _at = Math.Max(_at, now);
        if (Free <= 0) return;
        Free = Math.Min(Free + Spare, Burst);
        Spare = 0;
    }

    /// <summary>
    /// Takes tokens if they are there. A request larger than the burst can ever hold takes a full bucket and leaves a debt.
    /// </summary>
    public bool TryTake(double tokens)
    {
        var needed = Math.Min(tokens, Burst);
        if (Free >= needed)
        {
            Free -= tokens;
            return true;
        }

        if (Spare < needed || Spare <= 0) return false;
        Free -= Math.Max(0, tokens - Spare);
        Spare = Math.Max(0, Spare - tokens);
        return true;
    }

    /// <summary>Takes tokens that are not there yet.</summary>
    /// <returns>Seconds until they will be.</returns>
    public double Reserve(double tokens)
    {
        var wait = WaitFor(tokens);
        Free -= tokens;
        return wait;
    }

    /// <summary>Seconds until a request could take its tokens.</summary>
    public double WaitFor(double tokens) => Math.Max(0, (Math.Min(tokens, Burst) - Free) / Rate);

    /// <summary>Gives tokens back that were reserved.</summary>
    public void Release(double tokens) => Spare = Math.Min(Spare + tokens, Burst);

    /// <summary>
    /// Takes another share. What was kept of the burst, and what came since the last division, is corrected as if the share had been this
    /// one: what one instance loses another gains, and together they keep the limit although each learns of it late.
    /// </summary>
    /// <param name="share">The new one.</param>
    /// <param name="keepsWhatOthersLeft">False when another instance is gone: it may have used its tokens before.</param>
    public void Reshare(double share, bool keepsWhatOthersLeft)
    {
        var change = (share - Share) * ((_refilled / Share) + _limit.Burst);
        if (change < 0 || keepsWhatOthersLeft) Free += change;
        Share = share;
        Free = Math.Min(Free, Burst);
        _refilled = 0;
    }
}
