using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class SeenBatchesTests
{
    private readonly SeenBatches _seen = new();

    [Fact]
    public void A_retry_counts_only_what_is_new_in_it()
    {
        Assert.True(IsNew(attempt: 1, index: 0));
        Assert.False(IsNew(attempt: 2, index: 0));
        Assert.True(IsNew(attempt: 2, index: 7));
        Assert.False(IsNew(attempt: 3, index: 7));
    }

    [Fact]
    public void A_first_attempt_that_its_retry_has_overtaken_counts_only_what_is_new_in_it()
    {
        Assert.True(IsNew(attempt: 2, index: 0));
        Assert.False(IsNew(attempt: 1, index: 0));
        Assert.True(IsNew(attempt: 1, index: 1));
    }

    [Fact]
    public void A_retry_whose_first_attempt_never_arrived_counts() => Assert.True(IsNew(attempt: 2, index: 0));

    [Fact]
    public void A_first_attempt_counts_even_if_its_id_was_used_before()
    {
        IsNew(attempt: 1, index: 0);
        Assert.True(IsNew(attempt: 1, index: 0));
    }

    [Fact]
    public void Batches_without_an_id_are_never_repeats()
    {
        Assert.True(IsNew(attempt: 2, index: 0, batchId: null));
        Assert.True(IsNew(attempt: 2, index: 0, batchId: null));
    }

    [Fact]
    public void The_same_id_in_another_organisation_is_another_batch()
    {
        IsNew(attempt: 1, index: 0);
        Assert.True(IsNew(attempt: 2, index: 0, organisation: "another"));
    }

    [Fact]
    public void A_batch_is_forgotten_after_ten_minutes()
    {
        IsNew(attempt: 1, index: 0);
        IsNew(attempt: 1, index: 0, batchId: "later", now: 600_001);
        Assert.True(IsNew(attempt: 2, index: 0, now: 600_001));
    }

    private bool IsNew(int attempt, int index, string? batchId = "batch", string organisation = "org", long now = 0)
    {
        var e = SomeSlot.Event(EventType.Pause, e => (e.Index, e.OrgId) = (index, organisation));
        return _seen.IsNew(Some.Batch(e) with { BatchId = batchId, Attempt = attempt }, e, now);
    }
}
