using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>The data of <c>viewend</c>: the last deltas and the totals of the view.</summary>
internal static class Summary
{
    public static JsonObject Of(View view, string outcome)
    {
        var (meters, total) = (view.Meters, view.Meters.Total);
        var data = Deltas(view);
        data["outcome"] = outcome;
        if (view.StartupTime is { } startup)
            data["video_startup_time"] = Math.Round(startup.TotalMilliseconds);
        else
            data["wait_time"] = Math.Round(meters.InState.TotalMilliseconds);
        data["playing_time"] = total.Playing;
        data["rebuffer_time"] = total.Rebuffering;
        data["rebuffer_count"] = meters.Stalls;
        data["seek_count"] = meters.Seeks;
        data["dropped_frames"] = total.Dropped;
        data["decoded_frames"] = total.Decoded;
        data["max_position"] = Math.Round(meters.MaxPosition.TotalMilliseconds);
        data["queue_dropped"] = view.GivenUp;
        if (total.Playing > 0)
            data["average_bitrate"] = Math.Round(meters.PlayedBits / meters.Playing.TotalSeconds);
        if (view.Viewer.Title.Duration is { } duration)
            data["completion_rate"] = Math.Round(Math.Min(1, meters.MaxPosition / duration), 4);
        return data;
    }

    public static JsonObject Deltas(View view)
    {
        var delta = view.Meters.TakeDelta();
        return new JsonObject
        {
            ["playing_time_delta"] = delta.Playing,
            ["rebuffer_time_delta"] = delta.Rebuffering,
            ["decoded_frames_delta"] = delta.Decoded,
            ["dropped_frames_delta"] = delta.Dropped,
        };
    }
}
