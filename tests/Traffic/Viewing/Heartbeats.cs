namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>A report every ten seconds while the viewer watches, or would if there were data.</summary>
internal static class Heartbeats
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public static void Begin(View view) => view.Plan(Interval, () => Beat(view));

    private static void Beat(View view)
    {
        if (view.Meters.State is PlayerState.Playing or PlayerState.Stalled)
            Report(view);
        view.Plan(Interval, () => Beat(view));
    }

    private static void Report(View view)
    {
        var data = Summary.Deltas(view);
        var total = view.Meters.Total;
        data["playing_time"] = total.Playing;
        data["dropped_frames"] = total.Dropped;
        data["bitrate"] = view.Rendition.Bitrate;
        data["resolution"] = view.Rendition.Resolution;
        data["buffer_length"] = Buffer(view);
        data["throughput"] = Math.Round(view.Random.LogNormal(view.Viewer.Throughput, 0.3));
        if (view.Viewer.Title.IsLive)
            data["live_latency"] = Math.Round(view.Random.LogNormal(6_000, 0.4) * view.Viewer.Slowness);
        view.Report("heartbeat", data);
    }

    private static double Buffer(View view) =>
        view.Meters.State == PlayerState.Stalled ? 0 : Math.Round(view.Random.LogNormal(view.Viewer.Title.IsLive ? 4_000 : 18_000, 0.4));
}
