namespace OpenQoE.Shared.RemoteWrite;

/// <summary>What becomes of a remote-write request after an answer.</summary>
public enum SendResult
{
    /// <summary>The receiver has taken it.</summary>
    Sent,

    /// <summary>The receiver will never take some of its samples, and has taken the others: a 400, as Mimir does it, or in version 2.0 by how many it wrote.</summary>
    PartlyRefused,

    /// <summary>The receiver takes nothing as it stands: wrong key, address or tenant. Not sent again; newer totals are tried at the next publication.</summary>
    Refused,

    /// <summary>Send it again after the delay.</summary>
    Retry,

    /// <summary>The receiver does not know version 2.0: send it at once in version 1.0.</summary>
    NotUnderstood,
}

/// <summary>A result, and the wait before a retry.</summary>
public readonly record struct SendDecision(SendResult Result, TimeSpan Delay = default)
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    /// <summary>Decides by the rules of remote write 1.0: 2xx is success, 429 and 5xx are retried, everything else is not.</summary>
    /// <param name="status">HTTP status, or null when there was no answer.</param>
    /// <param name="retryAfter">The answer's <c>Retry-After</c>, if any.</param>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="jitter">0–1, drawn by the caller.</param>
    public static SendDecision For(int? status, TimeSpan? retryAfter, int attempt, double jitter) => status switch
    {
        >= 200 and < 300 => new(SendResult.Sent),
        null or 429 or >= 500 => new(SendResult.Retry, Wait(retryAfter, Backoff(attempt, jitter))),
        400 => new(SendResult.PartlyRefused),
        _ => new(SendResult.Refused),
    };

    /// <summary>
    /// Decides by the rules of remote write 2.0, in which a receiver says how much it has written. One that is asked for a type it does not know answers
    /// 415, or takes the body for an empty one of version 1.0 and says nothing.
    /// </summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="written">Samples written, by the answer's header; null without one.</param>
    /// <param name="sent">Samples of the request.</param>
    /// <param name="retryAfter">The answer's <c>Retry-After</c>, if any.</param>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="jitter">0–1, drawn by the caller.</param>
    public static SendDecision ForTwo(int status, long? written, int sent, TimeSpan? retryAfter, int attempt, double jitter) => (status, written) switch
    {
        (415, _) or ( >= 200 and < 300, null) => new(SendResult.NotUnderstood),
        ( >= 200 and < 300, { } count) when count < sent => new(SendResult.PartlyRefused),
        _ => For(status, retryAfter, attempt, jitter),
    };

    // What the receiver asks for, but neither at once nor never.
    private static TimeSpan Wait(TimeSpan? retryAfter, TimeSpan backoff) =>
        retryAfter is not { } asked || asked < backoff ? backoff : asked < LongestRetryAfter ? asked : LongestRetryAfter;

    private static TimeSpan Backoff(int attempt, double jitter)
    {
        var exponential = FirstBackoff * Math.Pow(2, Math.Min(attempt - 1, 10));
        return (exponential < LongestBackoff ? exponential : LongestBackoff) * (0.5 + (jitter / 2));
    }
}
