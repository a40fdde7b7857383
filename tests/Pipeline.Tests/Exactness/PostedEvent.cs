namespace OpenQoE.Tests.Pipeline.Exactness;

/// <summary>An event to post, and which histogram it feeds with what.</summary>
internal sealed record PostedEvent(string Type, object? Data, (string Histogram, double Seconds)? Measure)
{
    public static PostedEvent Random(Random random) => random.Next(7) switch
    {
        0 => new("viewstart", null, null),
        1 => Timed(random, "playing", ms => new { video_startup_time = ms }, "openqoe_video_startup_seconds"),
        2 => Timed(random, "stall_end", ms => new { stall_duration = ms, cause = "network" }, "openqoe_rebuffer_duration_seconds"),
        3 => Timed(random, "seek", ms => new { seek_latency = ms }, "openqoe_seek_latency_seconds"),
        4 => new("error", new { error_family = "network", error_code = $"E{random.Next(4)}", error_message = "gone", fatal = false }, null),
        5 => new("quartile", new { quartile = 25 }, null),
        _ => new("pause", null, null),
    };

    public object ToWire(int view, int seq, long now) => new
    {
        event_type = Type,
        event_time = now,
        org_id = $"org{view % 3}",
        player_id = "web",
        view_id = $"view{view}",
        session_id = $"session{view}",
        viewer_id = new string('0', 64),
        seq,
        video = new { id = $"title{view % 5}" },
        data = Data ?? new { },
    };

    private static PostedEvent Timed(Random random, string type, Func<int, object> data, string histogram)
    {
        var ms = random.Next(10, 20_000);
        return new(type, data(ms), (histogram, ms / 1000.0));
    }
}
