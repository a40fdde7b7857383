using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.RemoteWrite;

/// <summary>A slot whose events are counted and published to a real server at times the test chooses, in the last half hour.</summary>
internal sealed class Audience(MetricsServer server, string version = "1.0") : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly SlotState _state = new(SomeSlot.Settings);
    private ulong _lastMessage;

    /// <summary>Receivers take only what is recent, and see whole seconds.</summary>
    public DateTimeOffset Start { get; } =
        DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 1800);

    public IReadOnlyCollection<Series> Series => _state.Series;

    public void Watch(DateTimeOffset at, params PlayerEvent[] events) =>
        _state.Apply(SomeSlot.Message(++_lastMessage, events), at.ToUnixTimeMilliseconds());

    /// <summary>Sends what is due at that time, and a millisecond later what follows from it, as the publisher does.</summary>
    public async Task PublishAsync(DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeMilliseconds();
        for (var more = true; more; timestamp++)
        {
            var publication = _state.CollectAt(timestamp);
            Assert.Equal(SendResult.Sent, await SendAsync(publication));
            more = _state.Sent(publication.Series, timestamp);
        }
    }

    public Publication Collect(DateTimeOffset at) => _state.CollectAt(at.ToUnixTimeMilliseconds());

    public async Task<SendResult> SendAsync(Publication publication)
    {
        var options = new PublishOptions { Url = server.WriteUrl.ToString(), Version = version };
        var client = new RemoteWriteClient(_http, options, new PublishMetrics(Meters.Some), TimeProvider.System, NullLogger<RemoteWriteClient>.Instance);
        return (await client.SendAsync(SomeSlot.Request(publication), "", TimeProvider.System.GetUtcNow(), default)).Result;
    }

    public void Dispose() => _http.Dispose();
}
