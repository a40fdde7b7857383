using System.Diagnostics;
using OpenQoE.Tests.MacroBenchmarks.Bodies;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>The same load for long: what grows that should not, and whether every event is counted once.</summary>
internal sealed class SoakPart(SoakOptions options, Report report)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Patience = TimeSpan.FromMinutes(5);
    private static readonly BatchSize Size = BatchSize.Ten;

    private readonly Ledger _ledger = new();
    private readonly List<LoadResult> _loads = [];

    /// <summary>Events.</summary>
    public long Accepted => _ledger.Total;

    /// <summary>Ends when the load has ended and everything is in Prometheus, or the patience is over.</summary>
    public async Task RunAsync()
    {
        await using var stand = await Stand.SetAsync(options.Service, [.. options.Settings]);
        var watch = new SoakWatch(stand, options.SampleEvery);
        await using (watch.ConfigureAwait(false))
        {
            var began = Stopwatch.GetTimestamp();
            while (options.Span - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.FromSeconds(1)) await LoadAsync(stand, left < Longest ? left : Longest);
        }

        report.Add(watch.Table());
        report.Add(Loads());
        await CheckAsync(stand);
    }

    // New viewers with fresh times for each part of the load.
    private async Task LoadAsync(Stand stand, TimeSpan span)
    {
        var requests = ViewersRequests.Make(Size);
        var result = await LoadGenerator.RunAsync(new LoadPlan(stand.Address, requests, Size.Connections, TimeSpan.Zero, span, options.EventsPerSecond / Size.Events));
        _ledger.Take(requests);
        _loads.Add(result);
        if (result.Failed > 0) report.Problem($"soak: {result.Failed} requests were neither accepted nor told to come later: {result.Answers}");
    }

    private async Task CheckAsync(Stand stand)
    {
        var differences = await _ledger.DifferencesAsync(stand.Prometheus, Patience);
        if (_ledger.Total == 0) report.Problem("soak: nothing was accepted");
        if (differences.Count > 0) report.Problem($"soak: counters are not what was accepted: {string.Join("; ", differences)}");
        await Eventually.HoldsAsync(async () => (await stand.Metrics.ReadAsync(queues: true)) is { QueueDepth: 0, QueueOldest: 0 });
    }

    private Table Loads()
    {
        var table = new Table("The soak's load", "", "");
        table.Add("events accepted", Report.Number(_ledger.Total));
        table.Add("requests told to come later (503, 429)", Report.Number(_loads.Sum(load => load.Refused)));
        table.Add("requests that came too late to be sent", Report.Number(_loads.Sum(load => load.NeverSent)));
        table.Add("p50 of a request, ms, first and last part", $"{Report.Number(_loads[0].Quantile(0.5), 1)}, {Report.Number(_loads[^1].Quantile(0.5), 1)}");
        table.Add("p99 of a request, ms, first and last part", $"{Report.Number(_loads[0].Quantile(0.99), 1)}, {Report.Number(_loads[^1].Quantile(0.99), 1)}");
        return table;
    }
}

/// <param name="Service">As of <see cref="Options"/>.</param>
/// <param name="Span">For how long.</param>
/// <param name="EventsPerSecond">In requests of ten.</param>
internal sealed record SoakOptions(string? Service, TimeSpan Span, double EventsPerSecond)
{
    public TimeSpan SampleEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>That differ from the service's defaults.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];
}
