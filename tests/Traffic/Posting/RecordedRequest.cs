using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>A request of many events, as it comes off the wire: the events of whole views, without the waiting.</summary>
/// <param name="Events">What the body holds, in its order.</param>
/// <param name="SentAt">When it leaves, in Unix ms: at the time of its latest event.</param>
public sealed record RecordedRequest(IReadOnlyList<JsonObject> Events, long SentAt)
{
    /// <summary>Of the browser that sends it.</summary>
    public const string UserAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private const int Apart = 1_000;

    public byte[] Body { get; } = new Batch(ReportStyle.Ours, Events, IsLast: false).Body(attempt: 1, SentAt);

    /// <summary>The request with this number: pages loaded at that time (Unix ms), each of another viewer. Who reports less is followed by the next.</summary>
    public static RecordedRequest LoadedAt(double time, Cast cast, int number, int events)
    {
        var reports = new List<JsonObject>();
        for (var viewer = number * Apart; reports.Count < events; viewer++) reports.AddRange(Recording.Of(cast.ViewOf(viewer), time).Take(events - reports.Count));
        return new RecordedRequest(reports, (long)reports.Max(report => (double)report["event_time"]!));
    }

    /// <summary>The same request, but leaving at that time (Unix ms).</summary>
    public static RecordedRequest LeavingAt(long time, Cast cast, int number, int events) => LoadedAt(time - LoadedAt(0, cast, number, events).SentAt, cast, number, events);
}
