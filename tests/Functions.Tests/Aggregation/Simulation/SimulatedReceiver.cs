using OpenQoE.Functions.Publishing;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>A remote-write receiver that keeps what it is told, by series and time.</summary>
internal sealed class SimulatedReceiver(World world) : IRemoteWrite
{
    private readonly Dictionary<string, SortedDictionary<long, double>> _series = [];

    /// <summary>Every series with its samples by time.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<long, double>> Series => _series;

    /// <summary>Until then (Unix ms) it does not answer.</summary>
    public long DownUntil { get; set; }

    public async Task<SendDecision> SendAsync(WriteRequest request, string tenant, DateTimeOffset deadline, CancellationToken cancellation)
    {
        if (world.NowMs < DownUntil)
        {
            return new SendDecision(SendResult.Retry, TimeSpan.FromSeconds(1));
        }

        try
        {
            return await world.CallAsync(() => Take(request.Encode(WriteVersion.One)));
        }
        catch (IOException)
        {
            return new SendDecision(SendResult.Retry, TimeSpan.FromSeconds(1));
        }
    }

    // As Prometheus does: a request with one sample that is older than the last of its series is refused whole.
    private SendDecision Take(byte[] body)
    {
        var samples = DecodedWriteRequest.Decode(body).Series;
        if (samples.Any(s => _series.TryGetValue(s.Key, out var known) && known.Keys.Last() > s.Timestamp))
        {
            return new SendDecision(SendResult.PartlyRefused);
        }

        foreach (var sample in samples)
        {
            if (!_series.TryGetValue(sample.Key, out var known))
            {
                _series[sample.Key] = known = [];
            }

            if (known.TryGetValue(sample.Timestamp, out var before) && !before.Equals(sample.Value))
            {
                throw new InvalidOperationException($"{sample.Key} has {before} at {sample.Timestamp}, and now {sample.Value}");
            }

            known[sample.Timestamp] = sample.Value;
        }

        return new SendDecision(SendResult.Sent);
    }
}
