using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Events.Messages;
using OpenQoE.Shared.Validation;
using OpenQoE.Shared.Validation.Completion;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>What simulated viewers post: the same in every run.</summary>
internal static class Corpus
{
    public const string Organisation = "acme-tv";

    private const int Seed = 1;
    private const int Mixed = 10;
    private const double LoadedAt = 1_760_000_000_000;

    private static readonly EventAdmission Admission = new();

    /// <summary>Requests of so many events, each of another viewer, as they come off the wire.</summary>
    public static IReadOnlyList<Request> Requests(int events, int requests)
    {
        var cast = new Cast(Seed, "bench", originalShare: 0, Organisation);
        return [.. Enumerable.Range(0, requests).Select(number => Received(RecordedRequest.LoadedAt(LoadedAt, cast, number, events)))];
    }

    /// <summary>Batches of accepted events, a batch for each of those requests.</summary>
    public static IReadOnlyList<EventBatch> Batches(int events, int requests) => [.. Requests(events, requests).Select(request => request.Admit().Accepted!)];

    /// <summary>Messages that hold so many batches each.</summary>
    public static IReadOnlyList<byte[]> Messages(int events, int requests, int batchesInOne) =>
        Encode(Batches(events, requests), batchesInOne);

    /// <summary>The same events, but each batch has one of each of ten requests in turn.</summary>
    public static IReadOnlyList<byte[]> MixedMessages(int events, int requests, int batchesInOne) =>
        Encode(Batches(events, requests).Chunk(Mixed).SelectMany(batches => Enumerable.Range(0, events).Select(i => batches[0] with { Events = [.. batches.Select(batch => batch.Events[i])] })), batchesInOne);

    private static IReadOnlyList<byte[]> Encode(IEnumerable<EventBatch> batches, int inOne) =>
        [.. batches.Chunk(inOne).Select((some, id) => EventMessageCodec.Encode((ulong)id, possibleCopy: false, [.. some.SelectMany(EventBatchCodec.Encode)]))];

    private static Request Received(RecordedRequest request) => new(request.Body, DateTimeOffset.FromUnixTimeMilliseconds(request.SentAt + 40));

    /// <summary>A request as it comes off the wire.</summary>
    internal sealed record Request(byte[] Body, DateTimeOffset ReceivedAt)
    {
        private static readonly UserAgent Agent = Shared.Validation.Completion.UserAgent.Parse(RecordedRequest.UserAgent);

        public Admission Admit() => Admission.Admit(RequestReader.Read(Body), new RequestFacts(ReceivedAt, Organisation, new ClientFacts(Agent)));
    }
}
