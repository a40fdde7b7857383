using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>
/// What became of every event and every request, so that it can be compared with what the service counted. Each event is sent once, and
/// ends accepted, rejected or given up. Safe to use from many viewers at once.
/// </summary>
public sealed class Tally
{
    /// <summary>What one heartbeat of the predecessor's SDK, which sends no deltas, stands for: milliseconds.</summary>
    private const double HeartbeatInterval = 10_000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _requests = [], _sent = [], _accepted = [], _rejected = [], _organisations = [];
    private long _retries, _givenUp, _startups;
    private double _playing, _rebuffering, _startupTime;

    public long EventsSent => Sum(_sent);
    public long EventsAccepted => Sum(_accepted);
    public long EventsRejected => Sum(_rejected);

    public void Sent(IReadOnlyList<JsonObject> events)
    {
        lock (_lock)
        {
            foreach (var json in events)
                Add(_sent, TypeOf(json));
        }
    }

    public void Answered(string status, int attempt)
    {
        lock (_lock)
        {
            Add(_requests, status);
            _retries += attempt > 1 ? 1 : 0;
        }
    }

    /// <summary>The service has answered for good; without a report all are rejected.</summary>
    public void Settled(IReadOnlyList<JsonObject> events, JsonObject? report)
    {
        // A fault of the request as a whole has no index.
        var faults = (long?)report?["events_accepted"] > 0 ? report["errors"]?.AsArray() : null;
        var rejected = faults?.Select(fault => (int?)fault!["index"]).ToHashSet();
        lock (_lock)
        {
            for (var i = 0; i < events.Count; i++)
            {
                if (rejected?.Contains(i) ?? true)
                    Add(_rejected, TypeOf(events[i]));
                else
                    Accept(events[i]);
            }
        }
    }

    public void GivenUp(IReadOnlyList<JsonObject> events) => Interlocked.Add(ref _givenUp, events.Count);

    public JsonObject ToJson()
    {
        lock (_lock)
        {
            return new JsonObject
            {
                ["requests"] = Json(_requests),
                ["retries"] = _retries,
                ["events_sent"] = EventsSent,
                ["events_accepted"] = EventsAccepted,
                ["events_rejected"] = EventsRejected,
                ["events_given_up"] = _givenUp,
                ["sent_by_type"] = Json(_sent),
                ["accepted_by_type"] = Json(_accepted),
                ["rejected_by_type"] = Json(_rejected),
                ["accepted_by_organisation"] = Json(_organisations),
                ["playing_seconds"] = _playing / 1_000,
                ["rebuffer_seconds"] = _rebuffering / 1_000,
                ["startups"] = _startups,
                ["startup_seconds"] = _startupTime / 1_000,
            };
        }
    }

    private void Accept(JsonObject json)
    {
        var (type, data) = (TypeOf(json), json["data"]!);
        Add(_accepted, type);
        Add(_organisations, (string)json["org_id"]!);
        _playing += (double?)data["playing_time_delta"] ?? (type == "heartbeat" ? HeartbeatInterval : 0);
        _rebuffering += (double?)data["rebuffer_time_delta"] ?? 0;
        if (type == "playing" && data["video_startup_time"] is { } startup)
        {
            _startups++;
            _startupTime += (double)startup;
        }
    }

    /// <summary>As the service counts it: an alias goes under its real name.</summary>
    private static string TypeOf(JsonObject json) => (string)json["event_type"]! is var type && type == "qualitychange" ? "quality_change" : type;

    private long Sum(SortedDictionary<string, long> counts)
    {
        lock (_lock)
            return counts.Values.Sum();
    }

    private static void Add(SortedDictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static JsonObject Json(SortedDictionary<string, long> counts) =>
        new(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));
}
