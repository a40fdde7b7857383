using OpenQoE.Shared.Aggregation;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class SlotManifestTests
{
    private static readonly DateTimeOffset Now = Some.Time;
    private static readonly DateTimeOffset Later = Now.AddMinutes(1);

    [Fact]
    public void A_slot_never_used_is_free_and_a_leased_one_until_the_lease_ends()
    {
        Assert.True(new SlotManifest(0).IsFree(Now));
        var taken = Taken("a");
        Assert.False(taken.IsFree(Later.AddTicks(-1)));
        Assert.True(taken.IsFree(Later));
        Assert.True(taken.Freed().IsFree(Now));
    }

    [Fact]
    public void Every_transition_is_a_generation_of_its_own()
    {
        var taken = Taken("a");
        var committed = Commit(taken, full: true);
        Assert.Equal([1, 2, 3], new[] { taken, committed, committed.Freed() }.Select(m => m.Generation));
        Assert.Equal(("", ""), (committed.Freed().Owner, committed.Freed().Lease));
    }

    [Fact]
    public void Ids_count_if_they_were_committed_under_the_lease_that_held_the_slot_then()
    {
        var first = Commit(Commit(Taken("a"), full: true), full: false);
        var second = Commit(first.TakenBy("owner", "b", Later), full: false);
        Assert.True(second.IsCommitted(3, "a"));
        Assert.False(second.IsCommitted(4, "a"));
        Assert.True(second.IsCommitted(5, "b"));
        Assert.False(second.IsCommitted(6, "b"));
        Assert.False(second.IsCommitted(3, "b"));
    }

    [Fact]
    public void Leases_are_forgotten_when_none_of_their_rows_is_left()
    {
        var second = Commit(Taken("a"), full: true).Freed().TakenBy("owner", "b", Later);
        Assert.Equal(["a", "b"], second.Leases.Select(l => l.Lease));
        Assert.Equal(["a", "b"], Commit(second, full: true).Leases.Select(l => l.Lease));
        Assert.Equal(["b"], Commit(second, full: true, leasesWithRows: "b").Leases.Select(l => l.Lease));
    }

    [Fact]
    public void A_full_snapshot_replaces_the_parts_others_lie_on_top_and_none_changes_nothing()
    {
        var one = Commit(Taken("a"), full: true);
        var two = Commit(one, full: false);
        Assert.Equal([2, 3], two.Parts.Select(p => p.Generation));
        Assert.Equal(two.Parts, two.Committed(Later, 0, 1, part: null, full: false, default, new HashSet<string>()).Parts);
        Assert.Equal([4], Commit(two, full: true).Parts.Select(p => p.Generation));
    }

    [Theory]
    [InlineData(false, 1_000_000)]
    [InlineData(false, 1_000_000, 500_000, 516_384)]
    [InlineData(true, 1_000_000, 500_000, 516_385)]
    [InlineData(false, 10, 16_394)]
    [InlineData(true)]
    public void A_full_snapshot_is_due_when_the_increments_outweigh_it(bool due, params int[] bytes)
    {
        var parts = bytes.Select((b, i) => new SnapshotPart(i, "a", 1, b)).ToList();
        Assert.Equal(due, new SlotManifest(0) { Parts = parts }.NeedsFullSnapshot);
    }

    [Fact]
    public void More_than_sixty_parts_are_too_many_however_small()
    {
        SlotManifest With(int count) => new(0) { Parts = [.. Enumerable.Range(0, count).Select(i => new SnapshotPart(i, "a", 1, 1))] };
        Assert.False(With(60).NeedsFullSnapshot);
        Assert.True(With(61).NeedsFullSnapshot);
    }

    private static SlotManifest Taken(string lease) => new SlotManifest(0).TakenBy("owner", lease, Later);

    private static SlotManifest Commit(SlotManifest manifest, bool full, params string[] leasesWithRows) => manifest.Committed(
        Later, timestamp: 0, seriesCount: 1, new SnapshotPart(manifest.Generation + 1, manifest.Lease, 1, 10), full, active: default,
        (leasesWithRows is [] ? ["a", "b"] : leasesWithRows).ToHashSet());
}
