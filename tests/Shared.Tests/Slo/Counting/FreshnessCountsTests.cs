using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Tests.Shared.Slo.Counting;

public sealed class FreshnessCountsTests
{
    private readonly FreshnessCounts _counts = new();

    [Fact]
    public void An_event_has_the_age_it_was_published_at()
    {
        _counts.Add("a", 1_000);
        _counts.Add("a", 1_999);
        _counts.Add("b", 5_000);
        _counts.Collected();
        Assert.Equal([("a", 9_000, 2), ("b", 5_000, 1)], _counts.Published(10_000).Order());
        Assert.Empty(_counts.Published(20_000));
    }

    [Fact]
    public void What_comes_while_others_are_on_their_way_waits_for_the_next_publication()
    {
        _counts.Add("a", 1_000);
        _counts.Collected();
        _counts.Add("a", 2_000);
        Assert.Equal([("a", 1_000, 1)], _counts.Published(2_000));
        _counts.Collected();
        Assert.Equal([("a", 1_000, 1)], _counts.Published(3_000));
    }

    [Fact]
    public void What_did_not_arrive_goes_with_the_next_publication()
    {
        _counts.Add("a", 1_000);
        _counts.Collected();
        _counts.Add("a", 2_000);
        _counts.Collected();
        Assert.Equal(2, _counts.Published(3_000).Sum(published => published.Events));
    }

    [Fact]
    public void Nobody_waits_for_ever_for_what_is_late_anyway()
    {
        _counts.Add("a", 0);
        _counts.Collected();
        _counts.Add("a", 1_000);
        Assert.Empty(_counts.TakeLate(FreshnessCounts.LongestMs));
        Assert.Equal([("a", FreshnessCounts.LongestMs + 1_000, 1)], _counts.TakeLate(FreshnessCounts.LongestMs + 1_000));
        Assert.Equal(1, _counts.TakeLate(FreshnessCounts.LongestMs * 2).Sum(late => late.Events));
        Assert.Empty(_counts.Published(FreshnessCounts.LongestMs * 2));
    }
}
