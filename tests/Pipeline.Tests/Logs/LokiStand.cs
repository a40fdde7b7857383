using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Logs;

/// <summary>A receiver in Loki's place: takes pushes that keep its limits, refuses others with 400, and answers 503 while it is away.</summary>
internal sealed class LokiStand : IAsyncDisposable
{
    private const string Path = "/loki/api/v1/push";

    private readonly HttpReceiver _receiver = new();
    private readonly ConcurrentQueue<ReceivedPost> _taken = [];
    private readonly LokiLimits _limits = new();
    private volatile bool _isAway;
    private int _refused;

    public LokiStand() => _receiver.Answer = Answer;

    public string Url => new Uri(_receiver.Address, Path).ToString();

    public bool IsAway
    {
        set => _isAway = value;
    }

    /// <summary>Pushes that were answered 503.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>What pushes did that Loki would not have taken.</summary>
    public IReadOnlyList<string> Violations => _limits.Violations;

    public IReadOnlyList<ReceivedPost> Pushes => [.. _taken];

    public IReadOnlyList<TakenLine> Lines => [.. _taken.SelectMany(Of)];

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    /// <summary>The lines of a push, stream by stream.</summary>
    public static IEnumerable<TakenLine> Of(ReceivedPost post) =>
        from stream in post.Json.GetProperty("streams").EnumerateArray()
        from entry in stream.GetProperty("values").EnumerateArray()
        select new TakenLine(stream.GetProperty("stream"), long.Parse(entry[0].GetString()!, CultureInfo.InvariantCulture), JsonDocument.Parse(entry[1].GetString()!).RootElement);

    private ReceiverAnswer Answer(ReceivedPost post)
    {
        if (_isAway || post.Path != Path)
        {
            Interlocked.Increment(ref _refused);
            return new ReceiverAnswer(503);
        }

        if (!_limits.Allow(post)) return new ReceiverAnswer(400, _limits.Violations[^1]);
        _taken.Enqueue(post);
        return new ReceiverAnswer(204);
    }
}
