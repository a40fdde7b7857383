using System.IO.Compression;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events.Messages;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>How large things are that are stored or sent. The same in every run.</summary>
internal static class Sizes
{
    private const int EventsInBatch = 10;
    private const int Sessions = 10;
    private const int Series = 100_000;
    private const int MaximumSamples = 5_000;

    public static Dictionary<string, double> Measure()
    {
        var requests = Corpus.Requests(EventsInBatch, Sessions);
        var message = EventMessageCodec.Encode(1, possibleCopy: false, [.. requests.SelectMany(request => EventBatchCodec.Encode(request.Admit().Accepted!))]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var state = Population.Of(Series);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var series = (double)Population.CountOf(state);
        var publication = Published(state);
        return new()
        {
            ["bytes per event, request"] = requests.Average(request => request.Body.Length) / EventsInBatch,
            ["bytes per event, queue, 10 sessions mixed"] = (double)message.Length / (EventsInBatch * Sessions),
            ["bytes per series, in memory"] = held / series,
            ["bytes per series, snapshot compressed"] = Compressed(state.TakeSnapshot(full: true).Series.Span) / series,
            ["bytes per sample, remote write 1.0"] = BytesOf(publication, WriteVersion.One) / series,
            ["bytes per sample, remote write 2.0"] = BytesOf(publication, WriteVersion.Two) / series,
        };
    }

    private static double BytesOf(Publication publication, WriteVersion version) =>
        RemoteWriteBodies.Of(publication, MaximumSamples, version).Sum(body => (double)body.Length);

    private static Publication Published(SlotState state)
    {
        Population.Settle(state);
        return state.Collect(slot: 0, SlotSettings.Now + 100_000, SlotSettings.Now + 100_000);
    }

    // As the service does it.
    private static int Compressed(ReadOnlySpan<byte> snapshot)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(snapshot);
        return (int)compressed.Length;
    }
}
