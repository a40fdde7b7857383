using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Logs;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Logs;

/// <summary>The classes from the buffer to Loki, with a receiver in Loki's place, and time that passes when a test says so.</summary>
internal sealed class LogStage : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HttpReceiver _loki = new();

    public LogStage(Action<LogOptions>? configure = null, TimeProvider? time = null)
    {
        Options = new LogOptions { Url = new Uri(_loki.Address, "/loki/api/v1/push").ToString() };
        configure?.Invoke(Options);
        var clock = time ?? Time;
        Queue = new MemoryLogQueue(clock);
        Metrics = new CollectedLogMetrics();
        var client = new LokiClient(_http, Options, Metrics.Own, clock, NullLogger<LokiClient>.Instance);
        Pusher = new LogPusher(client, new TenantPauses(clock), Options, Metrics.Own, clock);
        Deferred = new DeferredLogs(Pusher, Queue, Options, Metrics.Own, clock, NullLogger<DeferredLogs>.Instance);
        Buffer = new LogBuffer(Options);
        Pump = new LogPump(Buffer, Pusher, Deferred, Options, Metrics.Own, clock, NullLogger<LogPump>.Instance);
    }

    public ManualTimeProvider Time { get; } = new(Some.Time);

    public LogOptions Options { get; }

    public MemoryLogQueue Queue { get; }

    public CollectedLogMetrics Metrics { get; }

    public LogPusher Pusher { get; }

    public DeferredLogs Deferred { get; }

    public LogBuffer Buffer { get; }

    public LogPump Pump { get; }

    public IReadOnlyList<ReceivedPost> Posts => _loki.Posts;

    /// <summary>How Loki answers a tenant.</summary>
    public Func<string, int> Answer
    {
        set => _loki.Answer = post => new ReceiverAnswer(value(post.Headers.GetValueOrDefault("X-Scope-OrgID", "")), "what Loki says");
    }

    /// <summary>The texts of all lines of a push, in order.</summary>
    public static IReadOnlyList<string> Texts(ReceivedPost post) =>
        [.. post.Json.GetProperty("streams").EnumerateArray().SelectMany(stream => stream.GetProperty("values").EnumerateArray()).Select(entry => entry[1].GetString()!)];

    public static LogLine Line(string text, string organisation = "org") =>
        new(new LogStream(organisation, "", EventType.Pause), Some.Time.ToUnixTimeMilliseconds(), Encoding.UTF8.GetBytes(text));

    /// <summary>Does what the queue's function does with all messages that show.</summary>
    public async Task PushDeferredAsync()
    {
        foreach (var message in Queue.Take()) await Deferred.PushAsync(message, default);
    }

    public async ValueTask DisposeAsync()
    {
        Pump.Dispose();
        Deferred.Dispose();
        Metrics.Dispose();
        _http.Dispose();
        await _loki.DisposeAsync();
    }
}
