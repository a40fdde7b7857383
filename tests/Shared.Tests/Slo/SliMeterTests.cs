using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Filters;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class SliMeterTests
{
    private static readonly SliCount Nothing = default, Good = new(1, 1), Bad = new(0, 1);

    private readonly SliMeter _meter = new(new ViewMemory());

    private SliCount Measure(Indicator indicator, PlayerEvent e) => _meter.Measure(e, SomeSlo.Of(indicator));

    private static PlayerEvent Event(EventType type, Action<EventData> data, double? seq = 0)
    {
        var e = Some.Event(type);
        e.Seq = seq;
        data(e.Data);
        return e;
    }

    private static PlayerEvent End(string? outcome, Action<EventData>? data = null) => Event(EventType.ViewEnd, d =>
    {
        d.Outcome = outcome;
        data?.Invoke(d);
    });

    public static TheoryData<string?, double?, SliCount> Attempts => new()
    {
        { "start_failed", 4_000, Bad },
        { "exit_before_start", 1_000, Bad },
        { "exit_before_start", 999, Nothing },
        { "exit_before_start", null, Bad },
        { "played", null, Nothing },
        { "play_failed", null, Nothing },
        { null, 4_000, Nothing },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public void The_end_of_a_view_counts_its_failed_start_and_leaves_out_short_visits_and_business_rules(string? outcome, double? waited, SliCount expected) =>
        Assert.Equal(expected, Measure(Indicator.StartSuccess, End(outcome, d => d.WaitTime = waited)));

    [Fact]
    public void A_start_counts_when_it_happens_and_a_resume_does_not()
    {
        Assert.Equal(Good, Measure(Indicator.StartSuccess, Event(EventType.Playing, d => d.VideoStartupTime = 9_000)));
        Assert.Equal(Nothing, Measure(Indicator.StartSuccess, Event(EventType.Playing, _ => { }, seq: 7)));
        Assert.Equal(Nothing, Measure(Indicator.StartSuccess, Event(EventType.ViewStart, _ => { })));
    }

    [Fact]
    public void Starts_of_original_SDKs_prove_nothing_since_their_failures_are_not_told() =>
        Assert.Equal(Nothing, Measure(Indicator.StartSuccess, Event(EventType.Playing, d => d.VideoStartupTime = 900, seq: null)));

    [Theory]
    [InlineData(2_000, 1)]
    [InlineData(2_001, 0)]
    public void A_start_is_in_time_up_to_the_threshold(double startup, int good) =>
        Assert.Equal(new SliCount(good, 1), Measure(Indicator.StartupTime, Event(EventType.Playing, d => d.VideoStartupTime = startup)));

    [Fact]
    public void A_start_that_an_original_SDK_repeats_counts_once_for_each_objective_until_the_next_view()
    {
        PlayerEvent Playing() => Event(EventType.Playing, d => d.VideoStartupTime = 900, seq: null);
        var first = Playing();
        Assert.Equal(Good, Measure(Indicator.StartupTime, first));
        Assert.Equal(Bad, _meter.Measure(first, SomeSlo.Of(Indicator.StartupTime) with { Id = "faster", Thresholds = new() { StartupTimeMs = 500 } }));
        Assert.Equal(Nothing, Measure(Indicator.StartupTime, Playing()));
        Assert.Equal(Nothing, Measure(Indicator.StartupTime, Event(EventType.ViewStart, _ => { }, seq: null)));
        Assert.Equal(Good, Measure(Indicator.StartupTime, Playing()));
    }

    [Theory]
    [InlineData("played", 1, 1)]
    [InlineData("play_failed", 0, 1)]
    [InlineData("start_failed", 0, 0)]
    [InlineData("exit_before_start", 0, 0)]
    public void Only_what_started_can_fail_in_playing(string outcome, int good, int valid) =>
        Assert.Equal(new SliCount(good, valid), Measure(Indicator.PlaybackSuccess, End(outcome)));

    [Fact]
    public void Watch_time_is_playing_and_stalls_in_milliseconds()
    {
        Assert.Equal(new SliCount(9_500, 9_500), Measure(Indicator.RebufferTime, Event(EventType.Heartbeat, d => d.PlayingTimeDelta = 9_500)));
        Assert.Equal(new SliCount(10_000, 10_000), Measure(Indicator.RebufferTime, Event(EventType.Heartbeat, _ => { }, seq: null)));
        Assert.Equal(new SliCount(0, 1_235), Measure(Indicator.RebufferTime, Event(EventType.StallEnd, d => d.StallDuration = 1_234.6)));
        Assert.Equal(new SliCount(400, 400), Measure(Indicator.RebufferTime, End("played", d => d.PlayingTimeDelta = 400)));
        Assert.Equal(Nothing, Measure(Indicator.RebufferTime, End("played")));
    }

    [Theory]
    [InlineData("seek")]
    [InlineData("background")]
    public void Waiting_for_a_seek_or_a_hidden_page_is_no_stall(string cause) => Assert.Equal(Nothing, Measure(Indicator.RebufferTime, Event(EventType.StallEnd, d =>
    {
        d.StallDuration = 3_000;
        d.Cause = cause;
    })));

    [Theory]
    [InlineData(99_001d, 999d, 1)]
    [InlineData(99_000d, 1_000d, 0)]
    [InlineData(100d, null, 1)]
    public void A_view_is_smooth_under_the_rebuffer_ratio(double playing, double? rebuffering, int good) => Assert.Equal(new SliCount(good, 1), Measure(
        Indicator.SmoothViews, End("played", d => (d.PlayingTime, d.RebufferTime) = (playing, rebuffering))));

    [Fact]
    public void A_view_in_which_nothing_played_is_neither_smooth_nor_not() =>
        Assert.Equal(Nothing, Measure(Indicator.SmoothViews, End("start_failed", d => (d.PlayingTime, d.RebufferTime) = (0, 0))));

    public static TheoryData<string?, double?, double?, SliCount> Ends => new()
    {
        { "played", 1_900, 0, Good },
        { "played", null, null, Good },
        { "played", 2_100, 0, Bad },
        { "played", 1_900, 2_000, Bad },
        { "play_failed", 1_900, 0, Bad },
        { "start_failed", null, null, Bad },
        { "exit_before_start", null, null, Bad },
        { null, null, null, Nothing },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_good_view_passes_all_of_it(string? outcome, double? startup, double? rebuffering, SliCount expected) => Assert.Equal(
        expected, Measure(Indicator.GoodViews, End(outcome, d => (d.VideoStartupTime, d.PlayingTime, d.RebufferTime) = (startup, 100_000, rebuffering))));

    [Fact]
    public void What_the_service_counts_itself_is_not_counted_from_events()
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            Assert.Equal(Nothing, Measure(Indicator.IngestAvailability, Some.FullEvent(type, new Random(1))));
            Assert.Equal(Nothing, Measure(Indicator.IngestFreshness, Some.FullEvent(type, new Random(1))));
        }
    }

    [Fact]
    public void An_objective_with_a_filter_counts_what_passes_it()
    {
        var live = SomeSlo.Of(Indicator.PlaybackSuccess) with { Filter = SloFilterReader.Read("content_type=\"live\"").Filter! };
        var e = End("play_failed");
        Assert.Equal(Nothing, _meter.Measure(e, live));
        e.ContentType = "live";
        Assert.Equal(Bad, _meter.Measure(e, live));
    }

    [Fact]
    public void Good_never_exceeds_valid_and_nothing_is_negative_whatever_an_event_holds()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var e = Some.FullEvent(Enum.GetValues<EventType>()[random.Next(13)], random, 0.7);
            foreach (var slo in DefaultSlos.All)
            {
                var count = _meter.Measure(e, slo);
                Assert.True(count is { Good: >= 0, Bad: >= 0 }, $"{slo.Id}: {count}");
            }
        }
    }

    [Fact]
    public void Measuring_allocates_nothing()
    {
        var events = Enum.GetValues<EventType>().Select(type => Event(type, d => d.VideoStartupTime = 900)).ToArray();
        var slos = DefaultSlos.All.ToArray();
        void All()
        {
            foreach (var e in events)
            {
                foreach (var slo in slos)
                {
                    _meter.Measure(e, slo);
                }
            }
        }

        All();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            All();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
