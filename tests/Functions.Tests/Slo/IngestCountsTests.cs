using OpenQoE.Functions.Slo;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Slo;

public class IngestCountsTests
{
    private const int Threads = 4;
    private const int Requests = 20_000;

    [Fact]
    public async Task No_request_is_lost_or_taken_twice_while_others_are_noted()
    {
        var counts = new IngestCounts();
        var batches = new[] { "acme", "other" }.Select(BatchOf).ToArray();
        var taken = new Dictionary<string, SliCount>();
        var adding = Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Requests; i++) counts.Add(batches[i % batches.Length], isDurable: i % 4 < 3);
        })));
        while (!adding.IsCompleted) Take();
        await adding;
        Take();

        Assert.Equal(["acme", "other"], taken.Keys.Order());
        Assert.Equal(new SliCount(Threads * Requests * 3 / 4, Threads * Requests), taken.Values.Aggregate((sum, count) => sum + count));
        Assert.Equal(Threads * Requests / 2, taken["acme"].Good);
        Assert.Equal(Threads * Requests / 2, taken["other"].Valid);

        void Take()
        {
            foreach (var (organisation, count) in counts.Take()) taken[organisation] = taken.GetValueOrDefault(organisation) + count;
        }
    }

    [Fact]
    public void A_request_of_several_organisations_is_one_of_each()
    {
        var counts = new IngestCounts();
        counts.Add(Some.Batch([.. BatchOf("acme").Events, .. BatchOf("other").Events, .. BatchOf("acme").Events]), isDurable: false);

        Assert.Equal([("acme", new SliCount(0, 1)), ("other", new SliCount(0, 1))], counts.Take().Order());
        Assert.Empty(counts.Take());
    }

    private static EventBatch BatchOf(string organisation)
    {
        var e = Some.Event(EventType.Pause);
        e.OrgId = organisation;
        return Some.Batch(e);
    }
}
