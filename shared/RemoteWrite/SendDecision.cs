namespace OpenQoE.Shared.RemoteWrite;

/// <summary>What becomes of a remote-write request after an answer.</summary>
public enum SendResult
{
    /// <summary>The receiver has taken it.</summary>
    Sent,

    /// <summary>The receiver refuses it for good: sending it again would be refused again. A 400 of Mimir is partial, the good series are in.</summary>
    Refused,

    /// <summary>Send it again after the delay.</summary>
    Retry,
}

/// <summary>A result, and the wait before a retry.</summary>
public readonly record struct SendDecision(SendResult Result, TimeSpan Delay = default)
{
    private static readonly TimeSpan _first = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    /// <summary>Decides by the rules of remote write 1.0: 2xx is success, 429 and 5xx are retried, everything else is not.</summary>
    /// <param name="status">HTTP status, or null when there was no answer.</param>
    /// <param name="retryAfter">The answer's <c>Retry-After</c>, if any; one that is over does not count.</param>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="jitter">0–1, drawn by the caller.</param>
    public static SendDecision For(int? status, TimeSpan? retryAfter, int attempt, double jitter) => status switch
    {
        >= 200 and < 300 => new(SendResult.Sent),
        null or 429 or >= 500 => new(SendResult.Retry, retryAfter > TimeSpan.Zero ? retryAfter.Value : Backoff(attempt, jitter)),
        _ => new(SendResult.Refused),
    };

    private static TimeSpan Backoff(int attempt, double jitter)
    {
        var exponential = _first * Math.Pow(2, Math.Min(attempt - 1, 10));
        return (exponential < _longest ? exponential : _longest) * (0.5 + (jitter / 2));
    }
}
