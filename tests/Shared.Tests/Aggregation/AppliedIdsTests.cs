using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Shared.Aggregation;

public class AppliedIdsTests
{
    private readonly AppliedIds _ids = new(keepMs: 1000);

    [Fact]
    public void An_id_is_known_until_it_cannot_reappear()
    {
        _ids.Add(1, now: 0);
        _ids.Add(2, now: 1000);
        Assert.True(_ids.Contains(1));
        _ids.Add(3, now: 1001);
        Assert.Equal([false, true, true], new ulong[] { 1, 2, 3 }.Select(_ids.Contains));
    }

    [Fact]
    public void Time_in_which_no_message_comes_does_not_count()
    {
        var ids = new AppliedIds(keepMs: 120_000);
        ids.Add(1, now: 0);
        ids.Add(2, now: 3_600_000);
        Assert.True(ids.Contains(1));
    }

    [Fact]
    public void Ids_age_on_under_the_next_owner()
    {
        _ids.Active = new ActiveTime(5000, LastAt: 100_000);
        _ids.Restore(1, at: 4500);
        _ids.Add(2, now: 100_000);
        Assert.True(_ids.Contains(1));
        _ids.Add(3, now: 100_501);
        Assert.False(_ids.Contains(1));
        Assert.Equal(5501, _ids.Active.Ms);
    }

    [Fact]
    public void Added_ids_are_to_be_saved_once_and_restored_ones_never()
    {
        _ids.Restore(1, at: 0);
        _ids.Add(2, now: 0);
        Assert.True(_ids.Contains(1));
        Assert.Equal([2UL], _ids.TakeUnsaved());
        Assert.Empty(_ids.TakeUnsaved());
    }
}
