using OpenQoE.Shared.Events.Json;

namespace OpenQoE.Functions.RateLimits;

/// <summary>What a request has in common with its repetitions, and with no other.</summary>
internal static class RequestId
{
    /// <summary>The client's <c>batch_id</c>; from those that send none, what the first event and their number say.</summary>
    public static string Of(ReceivedRequest request)
    {
        if (request.BatchId is { } id) return id;
        var first = request.Events[0].Event;
        return $"{first.ViewId}\n{first.EventTime}\n{first.Type}\n{request.Events.Count}";
    }
}
