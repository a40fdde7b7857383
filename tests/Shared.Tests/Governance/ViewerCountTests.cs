using OpenQoE.Shared.Governance;

namespace OpenQoE.Tests.Shared.Governance;

public class ViewerCountTests
{
    private const long DayMs = 86_400_000;

    private readonly ViewerCount _viewers = new();

    [Fact]
    public void A_viewer_counts_once_a_day_whoever_comes_in_between()
    {
        foreach (var viewer in new[] { "a", "a", "b", "a", "b" }) _viewers.Add(viewer, now: 0);

        Assert.Equal(2, _viewers.Distinct.Estimate());
    }

    [Fact]
    public void The_last_viewer_of_a_day_counts_again_on_the_next()
    {
        _viewers.Add("a", now: 0);
        _viewers.Add("a", DayMs);

        Assert.Equal((1, 1), (_viewers.Day, _viewers.Distinct.Estimate()));
    }
}
