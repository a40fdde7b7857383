using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Validation;
using OpenQoE.Shared.Validation.Completion;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.MacroBenchmarks.Bodies;

/// <summary>Requests of simulated viewers, the same in every run but for their times and ids.</summary>
internal static class ViewersRequests
{
    public const string Organisation = "acme-tv";

    private const int Seed = 1;

    private static readonly EventAdmission Admission = new();

    /// <summary>Requests that are fresh now. They stay so for a day: make them when a measurement begins.</summary>
    /// <exception cref="InvalidOperationException">The service would not take every event: what is counted would not be what was sent.</exception>
    public static IReadOnlyList<PreparedRequest> Make(BatchSize size, bool gzip = false)
    {
        var cast = new Cast(Seed, $"bench-{Guid.NewGuid():n}", originalShare: 0, Organisation);
        var now = TimeProvider.System.GetUtcNow();
        return [.. Enumerable.Range(0, size.Requests)
            .Select(number => Prepare(RecordedRequest.LeavingAt(now.ToUnixTimeMilliseconds(), cast, number, size.Events), now, gzip))];
    }

    public static PreparedRequest Prepare(RecordedRequest request, DateTimeOffset now, bool gzip)
    {
        var judged = Admission.Admit(RequestReader.Read(request.Body), new RequestFacts(now, Organisation, new ClientFacts(UserAgent.Unknown)));
        if (judged.Accepted?.Events.Count != request.Events.Count) throw new InvalidOperationException("An event of the corpus is not valid.");
        var types = request.Events.CountBy(e => (string)e["event_type"]!).ToDictionary();
        return PreparedRequest.Of(request.Body, types, gzip);
    }
}
