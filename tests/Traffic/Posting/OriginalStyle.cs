using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>Turns an event of our SDK into what the predecessor's reports of the same, with its habits good and bad.</summary>
internal static class OriginalStyle
{
    private static readonly string[] OnlyOurs =
    [
        "playing_time_delta", "rebuffer_time_delta", "decoded_frames_delta", "dropped_frames_delta", "throughput", "live_latency", "cause", "fatal", "autoplay",
    ];

    public static JsonObject? Of(JsonObject json)
    {
        var type = (string)json["event_type"]!;
        if (type == "viewend")
            return null;
        json.Remove("seq");
        json["video"]!.AsObject().Remove("content_type");
        var data = json["data"]!.AsObject();
        foreach (var field in OnlyOurs)
            data.Remove(field);
        if (type == "heartbeat")
            data.Remove("resolution");
        if (type == "quality_change")
            RenameSwitch(json, data);
        OffsetByEpoch(json, data);
        return json;
    }

    private static void RenameSwitch(JsonObject json, JsonObject data)
    {
        json["event_type"] = "qualitychange";
        Rename(data, "previous_bitrate", "old_bitrate");
        Rename(data, "new_bitrate", "bitrate");
        Rename(data, "new_resolution", "resolution");
        data.Remove("previous_resolution");
    }

    /// <summary>It takes a page-relative clock from the wall clock, so its watch times are off by the epoch.</summary>
    private static void OffsetByEpoch(JsonObject json, JsonObject data)
    {
        foreach (var field in (string[])["watch_time", "total_watch_time"])
        {
            if (data.ContainsKey(field))
                data[field] = json["event_time"]!.DeepClone();
        }
    }

    private static void Rename(JsonObject data, string from, string to)
    {
        if (data.Remove(from, out var value))
            data[to] = value;
    }
}
