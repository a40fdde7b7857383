namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>What became of a load.</summary>
internal sealed class LoadResult
{
    private readonly List<float> _latencies = [];
    private readonly Dictionary<int, long> _statuses = [];
    private float[]? _sorted;

    /// <summary>Answers of each status, those while warming up included; 0 stands for connections that ended without one.</summary>
    public IReadOnlyDictionary<int, long> Statuses => _statuses;

    /// <summary>Requests that were due and found no free connection before the patience was over.</summary>
    public long NeverSent { get; set; }

    /// <summary>Accepted requests that were measured, per second.</summary>
    public double PerSecond { get; set; }

    public long Accepted => _statuses.GetValueOrDefault(202);

    /// <summary>Answered that the service is busy (503) or the key's limit reached (429).</summary>
    public long Refused => _statuses.GetValueOrDefault(503) + _statuses.GetValueOrDefault(429);

    /// <summary>Neither accepted nor refused: what must not be.</summary>
    public long Failed => _statuses.Values.Sum() - Accepted - Refused;

    /// <summary>Answers by their status, for people.</summary>
    public string Answers => string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} × {(status.Key == 0 ? "no answer" : $"{status.Key}")}"));

    /// <summary>Accepted requests that were measured.</summary>
    public int Measured => _latencies.Count;

    public void Count(int status) => _statuses[status] = _statuses.GetValueOrDefault(status) + 1;

    public void Measure(TimeSpan latency) => _latencies.Add((float)latency.TotalMilliseconds);

    /// <summary>Milliseconds that this share (0 to 1) of the accepted requests did not exceed; NaN without any.</summary>
    public double Quantile(double share)
    {
        _sorted ??= [.. _latencies.Order()];
        return _sorted.Length == 0 ? double.NaN : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
    }
}
