using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>A slot that counts for many titles, each watched by the same viewers: as many Prometheus series as asked for, with all twelve base labels.</summary>
internal static class Population
{
    private const int ViewersOfTitle = 20;

    public static SlotState Of(int series)
    {
        var state = new SlotState(SlotSettings.Unbounded);
        var audience = Corpus.Batches(events: 30, ViewersOfTitle);
        for (var title = 0; CountOf(state) < series; title++) Watch(state, audience, $"title-{title:D6}", (ulong)title + 1, SlotSettings.Now);
        return state;
    }

    /// <summary>Prometheus series: a histogram has one for each bucket and two more.</summary>
    public static int CountOf(SlotState state) => state.Series.Sum(series => Exposition.SamplesOf(series.Metric));

    /// <summary>One in a hundred titles is watched again.</summary>
    public static void Change(SlotState state, ulong round)
    {
        var audience = Corpus.Batches(events: 30, ViewersOfTitle);
        var titles = state.Series.Select(series => series.Labels.Find("video_id")!).Distinct().Where((_, i) => i % 100 == 0).ToList();
        for (var i = 0; i < titles.Count; i++) Watch(state, audience, titles[i], (round << 32) | (uint)i, SlotSettings.Now + (long)round);
    }

    /// <summary>All that was counted has been published and committed.</summary>
    public static void Settle(SlotState state)
    {
        for (var round = 1; round <= 2; round++)
        {
            var publication = state.Collect(slot: 0, SlotSettings.Now + round, SlotSettings.Now);
            state.Sent(publication.Series, publication.Timestamp);
        }

        state.TakeSnapshot(full: true);
    }

    private static void Watch(SlotState state, IReadOnlyList<EventBatch> audience, string title, ulong id, long now)
    {
        foreach (var e in audience.SelectMany(batch => batch.Events)) e.VideoId = title;
        state.Apply(new EventMessage(id, false, [.. audience.Select(batch => batch with { BatchId = null })]), now);
    }
}
