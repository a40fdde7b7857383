using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Slo.Counting;

/// <summary><see cref="SliCounters"/> as a part of a slot's state.</summary>
public sealed class SliCountersTests
{
    private const long HourMs = 3_600_000;
    private static readonly long Hour = SomeSlot.Start / HourMs;

    private readonly SlotState _state = new(SomeSlot.Settings);

    [Fact]
    public void Events_requests_and_publications_count_for_their_objectives()
    {
        _state.Apply(SomeSlot.Message(1, Start(800), Start(2_500)), SomeSlot.Start);
        _state.CountRequests("org", new SliCount(3, 4), SomeSlot.Start);
        _state.Collect(0, SomeSlot.Start, SomeSlot.Start);
        _state.Published(Some.Time.ToUnixTimeMilliseconds() + 61_000);
        Assert.Equal(new SliCount(2, 2), TotalOf(_state, Indicator.StartSuccess));
        Assert.Equal(new SliCount(1, 2), TotalOf(_state, Indicator.StartupTime));
        Assert.Equal(new SliCount(3, 4), TotalOf(_state, Indicator.IngestAvailability));
        Assert.Equal(new SliCount(0, 2), TotalOf(_state, Indicator.IngestFreshness));
    }

    [Fact]
    public void Totals_and_the_time_of_their_last_sample_come_back_from_snapshots()
    {
        _state.Apply(SomeSlot.Message(1, Start(800)), SomeSlot.Start);
        var full = _state.TakeSnapshot(full: true);
        _state.Apply(SomeSlot.Message(2, Start(2_500)), SomeSlot.Start + 1_000);
        _state.Slis.Sampled(SomeSlot.Start + 999);
        var second = _state.TakeSnapshot(full: false);

        var restored = new SlotState(SomeSlot.Settings);
        restored.Restore([full.Series, second.Series], [], second.Active);
        Assert.Equal(new SliCount(1, 2), TotalOf(restored, Indicator.StartupTime));
        Assert.Equal(SomeSlot.Start + 999, restored.Slis.SampledAt);
        restored.Slis.Sampled(SomeSlot.Start + 1_000);
        Assert.Empty(restored.Slis.Unsampled(Hour));
    }

    [Fact]
    public void Only_organisations_that_were_counted_for_since_the_last_sample_are_written_again()
    {
        _state.Apply(SomeSlot.Message(1, Start(800)), SomeSlot.Start);
        Assert.Equal("org", Assert.Single(_state.Slis.Unsampled(Hour)).Key);
        _state.Slis.Sampled(SomeSlot.Start);
        Assert.Empty(_state.Slis.Unsampled(Hour));
        _state.Apply(SomeSlot.Message(2, Start(800)), SomeSlot.Start + 1);
        Assert.Single(_state.Slis.Unsampled(Hour));
    }

    [Fact]
    public void Places_of_an_hour_are_told_after_bad_events_of_the_next_one_too()
    {
        _state.Apply(SomeSlot.Message(1, Failed("fastly")), ((Hour + 1) * HourMs) - 1);
        _state.Apply(SomeSlot.Message(2, Failed("akamai")), (Hour + 1) * HourMs);

        Assert.Equal("fastly", PlaceIn(Hour));
        Assert.Equal("akamai", PlaceIn(Hour + 1));
        Assert.Null(PlaceIn(Hour + 2));
    }

    private string? PlaceIn(long hour)
    {
        var sample = _state.Slis.Unsampled(hour)["org"][KeyOf(Indicator.StartSuccess)];
        return sample.Places.IsEmpty ? null : Places.FromBytes(sample.Places).Most(part: 1).Single(place => place.Dimension == "CDN").Value;
    }

    private static PlayerEvent Failed(string cdn) => SomeSlot.Event(EventType.ViewEnd, e => (e.Seq, e.CdnProvider, e.Data.Outcome) = (1, cdn, "start_failed"));

    private static PlayerEvent Start(double startupMs) => SomeSlot.Event(EventType.Playing, e =>
    {
        e.Seq = 1;
        e.Data.VideoStartupTime = startupMs;
    });

    private static SliCount TotalOf(SlotState state, Indicator indicator) =>
        state.Slis.All.Single(counter => counter.Organisation == "org" && counter.Key == KeyOf(indicator)).Total;

    private static string KeyOf(Indicator indicator) => DefaultSlos.All.Single(slo => slo.Indicator == indicator).SeriesKey;
}
