namespace OpenQoE.Shared.Aggregation;

/// <summary>The metrics that player events feed. Definitions: docs/metrics.md.</summary>
public static class Metrics
{
    private static readonly List<Metric> Registry = [];
    private static readonly double[] StartupBuckets = [0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 15, 30];
    private static readonly double[] LoadingBuckets = [0.1, 0.25, 0.5, 1, 2, 3, 5, 10];
    private static readonly double[] BitrateBuckets = [250e3, 500e3, 1e6, 1.5e6, 2.5e6, 4e6, 6e6, 8e6, 12e6, 25e6];

    public static readonly Metric Events = Counter("events_total", "", "Accepted events.", "event_type");
    public static readonly Metric ViewsStarted = Counter("views_started_total", "", "Views attempted.");
    public static readonly Metric ViewsCompleted = Counter("views_completed_total", "", "Views that reached the end.");
    public static readonly Metric ViewOutcomes = Counter("view_outcomes_total", "", "Views that are over, by how they went.", "outcome");
    public static readonly Metric PlayingTime = Counter("playing_time_seconds_total", "seconds", "Time the playhead moved; its rate is the number of concurrent viewers.", "resolution");
    public static readonly Metric RebufferTime = Counter("rebuffer_time_seconds_total", "seconds", "Stalled time after the start.", "cause");
    public static readonly Metric WatchTime = Counter("watch_time_seconds_total", "seconds", "Playing and rebuffering time.");
    public static readonly Metric RebufferEvents = Counter("rebuffer_events_total", "", "Stalls after the start.", "cause");
    public static readonly Metric Seeks = Counter("seeks_total", "", "Seeks.");
    public static readonly Metric PauseEvents = Counter("pause_events_total", "", "Pauses.");
    public static readonly Metric QualityChanges = Counter("quality_changes_total", "", "Switches between renditions.", "trigger", "change_direction");
    public static readonly Metric Resolution = Counter("resolution_total", "", "Playback started in, or switched to, a resolution.", "resolution");
    public static readonly Metric Errors = Counter("errors_total", "", "Errors the player reported.", "error_family", "error_code", "fatal");
    public static readonly Metric QuartileReached = Counter("quartile_reached_total", "", "Quartiles of the media reached by watching.", "quartile");
    public static readonly Metric DroppedFrames = Counter("dropped_frames_total", "", "Frames decoded but not shown.");
    public static readonly Metric DecodedFrames = Counter("decoded_frames_total", "", "Frames decoded.");
    public static readonly Metric PlayedBits = Counter("played_bits_total", "bits", "Bitrate times playing time, for the time-weighted average bitrate.");
    public static readonly Metric SdkDroppedReports = Counter("sdk_dropped_reports_total", "", "Reports an SDK had to throw away.");

    public static readonly Metric VideoStartup = Histogram("video_startup_seconds", "seconds", "From the play instruction to the first moving frame.", StartupBuckets);
    public static readonly Metric ExitWait = Histogram("exit_wait_seconds", "seconds", "How long those waited who left before the start.", StartupBuckets);
    public static readonly Metric PlayerStartup = Histogram("player_startup_seconds", "seconds", "Loading of the player.", LoadingBuckets);
    public static readonly Metric PageLoad = Histogram("page_load_seconds", "seconds", "Loading of the page.", LoadingBuckets);
    public static readonly Metric RebufferDuration = Histogram("rebuffer_duration_seconds", "seconds", "Length of a stall after the start.", 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30);
    public static readonly Metric SeekLatency = Histogram("seek_latency_seconds", "seconds", "From seeking to the moving playhead.", 0.1, 0.25, 0.5, 1, 2, 5);
    public static readonly Metric Bitrate = Histogram("bitrate_bps", "bits_per_second", "Bitrate at start, switch and heartbeat.", BitrateBuckets);
    public static readonly Metric Throughput = Histogram("throughput_bps", "bits_per_second", "Network throughput the player estimated.", BitrateBuckets);
    public static readonly Metric BufferLength = Histogram("buffer_length_seconds", "seconds", "Media buffered ahead of the playhead.", 0.5, 1, 2, 5, 10, 20, 30, 60);
    public static readonly Metric LiveLatency = Histogram("live_latency_seconds", "seconds", "Distance behind the live edge.", 1, 2, 3, 5, 8, 12, 20, 30, 60);
    public static readonly Metric ViewRebufferRatio = Histogram("view_rebuffer_ratio", "ratio", "Rebuffering over watch time of a view.", 0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2);
    public static readonly Metric ViewPlaying = Histogram("view_playing_seconds", "seconds", "Playing time of a view.", 10, 30, 60, 300, 600, 1800, 3600, 7200);
    public static readonly Metric CompletionRatio = Histogram("completion_ratio", "ratio", "Part of the media that a view watched.", 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1);

    public static readonly Metric UniqueViewers =
        Add("unique_viewers", MetricKind.Gauge, "", "Viewers of the organisation in the day (UTC) so far, estimated.", [], []);

    /// <summary>Every metric, in the order of /metrics.</summary>
    public static IReadOnlyList<Metric> All => Registry;

    /// <summary>The metric of that name, or null.</summary>
    public static Metric? Find(string name) => Registry.Find(m => m.Name == name);

    private static Metric Counter(string name, string unit, string help, params string[] labels) => Add(name, MetricKind.Counter, unit, help, labels, []);

    private static Metric Histogram(string name, string unit, string help, params double[] buckets) =>
        Add(name, MetricKind.Histogram, unit, help, [], buckets);

    private static Metric Add(string name, MetricKind kind, string unit, string help, string[] labels, double[] buckets)
    {
        var metric = new Metric("openqoe_" + name, kind, unit, help, labels, [.. buckets]) { Index = Registry.Count };
        Registry.Add(metric);
        return metric;
    }
}
