using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.MacroBenchmarks.Bodies;

/// <summary>Requests that each watch a title of their own, so that series grow with them.</summary>
internal static class TitlesRequests
{
    private const int Events = 30;

    /// <summary>So many titles, from a number on, each with one viewer's events.</summary>
    public static IReadOnlyList<PreparedRequest> Make(int first, int titles)
    {
        var cast = new Cast(seed: 2, $"titles-{Guid.NewGuid():n}", originalShare: 0, ViewersRequests.Organisation);
        var now = TimeProvider.System.GetUtcNow();
        return [.. Enumerable.Range(first, titles).Select(number => ViewersRequests.Prepare(Entitled(RecordedRequest.LeavingAt(now.ToUnixTimeMilliseconds(), cast, number, Events), number), now, gzip: false))];
    }

    private static RecordedRequest Entitled(RecordedRequest request, int number)
    {
        foreach (var e in request.Events) e["video"]!["id"] = $"title-{number:D6}";
        return new RecordedRequest(request.Events, request.SentAt);
    }
}
