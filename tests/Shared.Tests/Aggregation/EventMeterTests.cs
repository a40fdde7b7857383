using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class EventMeterTests
{
    private readonly Measured _measured = new();

    [Fact]
    public void Every_type_counts_as_an_event_under_its_name_on_the_wire()
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            var measurements = new List<Measurement>();
            new EventMeter(Some.Event(type), new ViewMemory(), measurements).Measure();
            Assert.Single(measurements, m => m == new Measurement(Metrics.Events, 1, new(type.ToName())));
        }
    }

    [Fact]
    public void Player_and_page_loading_are_observed_in_seconds() => Measures(
        EventType.PlayerReady, d => (d.PlayerStartupTime, d.PageLoadTime) = (750, 1500),
        "player_startup_seconds=0.75", "page_load_seconds=1.5");

    [Fact]
    public void A_view_starts_and_its_start_up_time_is_observed() => Measures(
        EventType.ViewStart, d => d.VideoStartupTime = 1200, "views_started_total=1", "video_startup_seconds=1.2");

    [Fact]
    public void Playing_tells_bitrate_and_resolution_at_the_start() => Measures(
        EventType.Playing, d => (d.VideoStartupTime, d.Bitrate, d.ResolutionWidth, d.ResolutionHeight) = (900, 3e6, 1280, 720),
        "video_startup_seconds=0.9", "bitrate_bps=3000000", "resolution_total{720p}=1");

    [Fact]
    public void An_original_sdk_that_repeats_its_start_up_time_on_every_resume_is_observed_once()
    {
        var playing = SomeSlot.Event(EventType.Playing, e => e.Data.VideoStartupTime = 900);
        Assert.Equal(["video_startup_seconds=0.9"], _measured.By(playing));
        Assert.Empty(_measured.By(playing));
        playing.ViewId = "another view";
        Assert.Equal(["video_startup_seconds=0.9"], _measured.By(playing));
    }

    [Fact]
    public void A_view_id_that_an_original_sdk_uses_again_starts_and_completes_again()
    {
        var start = SomeSlot.Event(EventType.ViewStart, e => e.Data.VideoStartupTime = 900);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(["views_started_total=1", "video_startup_seconds=0.9"], _measured.By(start));
            Assert.Equal(["views_completed_total=1"], _measured.By(Some.Event(EventType.Ended)));
        }
    }

    [Fact]
    public void Quartile_100_and_ended_complete_a_view_once()
    {
        Assert.Equal(["quartile_reached_total{75}=1"], _measured.By(SomeSlot.Event(EventType.Quartile, e => e.Data.Quartile = 75)));
        Assert.Equal(
            ["quartile_reached_total{100}=1", "views_completed_total=1"],
            _measured.By(SomeSlot.Event(EventType.Quartile, e => e.Data.Quartile = 100)));
        Assert.Empty(_measured.By(Some.Event(EventType.Ended)));
    }

    [Fact]
    public void Views_of_one_id_in_two_organisations_are_two()
    {
        Assert.NotEmpty(_measured.By(Some.Event(EventType.Ended)));
        Assert.NotEmpty(_measured.By(SomeSlot.Event(EventType.Ended, e => e.OrgId = "another")));
    }

    [Fact]
    public void Pauses_and_seeks_are_counted()
    {
        Measures(EventType.Pause, _ => { }, "pause_events_total=1");
        Measures(EventType.Seek, d => d.SeekLatency = 300, "seeks_total=1", "seek_latency_seconds=0.3");
    }

    [Fact]
    public void A_stall_counts_when_it_starts_and_its_time_when_it_ends()
    {
        Measures(
            EventType.StallStart, d => (d.Cause, d.BufferLength) = ("network", 0),
            "rebuffer_events_total{network}=1", "buffer_length_seconds=0");
        Measures(
            EventType.StallEnd, d => (d.Cause, d.StallDuration) = ("network", 2500),
            "rebuffer_time_seconds_total{network}=2.5", "watch_time_seconds_total=2.5", "rebuffer_duration_seconds=2.5");
    }

    [Fact]
    public void A_stall_of_an_original_sdk_has_an_unknown_cause() => Measures(
        EventType.StallStart, d => (d.Cause, d.BufferLength) = (null, null), "rebuffer_events_total{unknown}=1");

    [Theory]
    [InlineData("seek")]
    [InlineData("background")]
    public void Standing_still_for_a_seek_or_in_a_hidden_tab_is_no_rebuffering(string cause)
    {
        Measures(EventType.StallStart, d => d.Cause = cause);
        Measures(EventType.StallEnd, d => (d.Cause, d.StallDuration) = (cause, 2500));
    }

    [Theory]
    [InlineData(1e6, 2e6, "upshift")]
    [InlineData(2e6, 1e6, "downshift")]
    [InlineData(1e6, 1e6, "same")]
    [InlineData(null, 1e6, "-")]
    public void A_switch_has_a_direction_by_bitrate(double? before, double after, string direction) => Measures(
        EventType.QualityChange,
        d =>
        {
            (d.Trigger, d.PreviousBitrate, d.NewBitrate) = ("abr", before, after);
            (d.PreviousResolutionHeight, d.NewResolutionHeight, d.NewResolutionWidth) = (null, 1080, 1920);
        },
        $"quality_changes_total{{abr|{direction}}}=1", FormattableString.Invariant($"bitrate_bps={after}"), "resolution_total{1080p}=1");

    [Fact]
    public void Without_bitrates_the_height_gives_the_direction() => Measures(
        EventType.QualityChange,
        d =>
        {
            (d.Trigger, d.PreviousBitrate, d.NewBitrate) = ("abr", null, null);
            (d.PreviousResolutionHeight, d.NewResolutionHeight, d.NewResolutionWidth) = (1080, 360, null);
        },
        "quality_changes_total{abr|downshift}=1", "resolution_total{360p}=1");

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    [InlineData(null, "-")]
    public void Errors_count_by_family_code_and_fatality(bool? fatal, string label) => Measures(
        EventType.Error, d => (d.ErrorFamily, d.ErrorCode, d.Fatal) = ("network", "404", fatal), $"errors_total{{network|404|{label}}}=1");

    [Fact]
    public void A_heartbeat_adds_its_deltas_and_shows_its_gauges() => Measures(
        EventType.Heartbeat,
        d =>
        {
            (d.PlayingTimeDelta, d.Bitrate, d.ResolutionWidth, d.ResolutionHeight) = (9_500, 2e6, 1920, 1080);
            (d.DroppedFramesDelta, d.DecodedFramesDelta) = (3, 240);
            (d.Throughput, d.BufferLength, d.LiveLatency) = (8e6, 12_000, 4_000);
        },
        "playing_time_seconds_total{1080p}=9.5", "watch_time_seconds_total=9.5", "played_bits_total=19000000",
        "dropped_frames_total=3", "decoded_frames_total=240",
        "bitrate_bps=2000000", "throughput_bps=8000000", "buffer_length_seconds=12", "live_latency_seconds=4");

    [Fact]
    public void A_heartbeat_of_an_original_sdk_without_deltas_stands_for_ten_seconds() => Measures(
        EventType.Heartbeat, d => d.PlayingTimeDelta = null, "playing_time_seconds_total{-}=10", "watch_time_seconds_total=10");

    [Fact]
    public void A_heartbeat_while_paused_adds_no_time() => Measures(EventType.Heartbeat, d => d.PlayingTimeDelta = 0);

    private void Measures(EventType type, Action<EventData> set, params string[] expected) =>
        Assert.Equal(expected, _measured.By(SomeSlot.Event(type, e => set(e.Data))));
}
