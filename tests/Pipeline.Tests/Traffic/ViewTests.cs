using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.Pipeline.Traffic;

/// <summary>The simulated viewers themselves: the figures of every load and demo rest on them.</summary>
public sealed class ViewTests
{
    private const double StartedAt = 1_700_000_000_000;

    [Fact]
    public void The_same_seed_gives_the_same_events() => Assert.Equal(Lines(seed: 7), Lines(seed: 7));

    [Fact]
    public void Another_seed_gives_other_events() => Assert.NotEqual(Lines(seed: 7), Lines(seed: 8));

    [Fact]
    public void Each_view_of_our_sdk_numbers_its_reports_without_gaps_and_ends_once()
    {
        foreach (var view in Views(seed: 1, count: 500, originalShare: 0))
        {
            Assert.Equal(Enumerable.Range(0, view.Count), view.Select(json => (int)json["seq"]!));
            Assert.Equal("viewend", Type(view[^1]));
            Assert.Single(view, json => Type(json) == "viewend");
        }
    }

    [Fact]
    public void Reports_of_a_view_are_in_the_order_of_their_time()
    {
        foreach (var view in Views(seed: 1, count: 500))
            Assert.Equal(view.Select(Time).Order(), view.Select(Time));
    }

    [Fact]
    public void The_deltas_of_a_view_add_up_to_its_totals()
    {
        foreach (var view in Views(seed: 2, count: 500, originalShare: 0))
        {
            var end = view[^1]["data"]!;
            Assert.Equal((double)end["playing_time"]!, Sum(view, "playing_time_delta"), 3);
            Assert.Equal((double)end["rebuffer_time"]!, Sum(view, "rebuffer_time_delta"), 3);
            Assert.Equal((double)end["decoded_frames"]!, Sum(view, "decoded_frames_delta"), 3);
            // Each stall is rounded to a millisecond by itself.
            Assert.Equal((double)end["rebuffer_time"]!, Sum(view, "stall_duration"), tolerance: view.Count);
        }
    }

    [Fact]
    public void Views_of_the_original_sdk_have_its_event_names_and_nothing_of_ours()
    {
        var events = Views(seed: 3, count: 500, originalShare: 1).SelectMany(view => view).ToList();
        Assert.Contains(events, json => Type(json) == "qualitychange");
        Assert.DoesNotContain(events, json => Type(json) is "quality_change" or "viewend");
        Assert.DoesNotContain(events, json => json.ContainsKey("seq") || json["data"]!.AsObject().ContainsKey("playing_time_delta"));
    }

    [Fact]
    public void A_thousand_views_hold_every_type_of_event_and_every_outcome()
    {
        var events = Views(seed: 4, count: 1_000, originalShare: 0).SelectMany(view => view).ToList();
        Assert.Equal(
            ["ended", "error", "heartbeat", "pause", "playerready", "playing", "quality_change", "quartile", "seek", "stall_end", "stall_start", "viewend", "viewstart"],
            events.Select(Type).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["exit_before_start", "play_failed", "played", "start_failed"],
            events.Where(json => Type(json) == "viewend").Select(json => (string)json["data"]!["outcome"]!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Heartbeats_tell_the_resolution_as_the_SDK_does_and_the_predecessors_do_not()
    {
        bool[] Tell(double originalShare) => [.. Views(seed: 5, count: 50, originalShare).SelectMany(view => view)
            .Where(json => Type(json) == "heartbeat").Select(json => json["data"]!["resolution"] is not null).Distinct()];

        Assert.Equal([true], Tell(originalShare: 0));
        Assert.Equal([false], Tell(originalShare: 1));
    }

    private static IEnumerable<List<JsonObject>> Views(int seed, int count, double originalShare = 0.25)
    {
        var cast = new Cast(seed, "test", originalShare);
        return Enumerable.Range(0, count).Select(number => Recording.Of(cast.ViewOf(number), StartedAt).ToList()).Where(view => view.Count > 0);
    }

    private static IEnumerable<string> Lines(int seed) => Views(seed, count: 50).SelectMany(view => view).Select(json => json.ToJsonString());

    private static string Type(JsonObject json) => (string)json["event_type"]!;

    private static double Time(JsonObject json) => (double)json["event_time"]!;

    private static double Sum(List<JsonObject> view, string field) => view.Sum(json => (double?)json["data"]![field] ?? 0);
}
