using System.Diagnostics;
using OpenQoE.Tests.MacroBenchmarks.Bodies;
using OpenQoE.Tests.MacroBenchmarks.Ceilings;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>Events per second that go all the way to Prometheus, and what each process uses for them.</summary>
internal sealed class PipelinePart(Options options, Report report)
{
    private const int Attempts = 4;
    private const double Step = 1.3, SmallStep = 1.1;
    private const int LooksAtTheEnd = 20;
    private const double BoundedSeconds = 10, CaughtUpSeconds = 5, BoundedLatencyMs = 2_000;

    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(6), Trial = TimeSpan.FromSeconds(12), Sustained = TimeSpan.FromSeconds(60), Patience = TimeSpan.FromMinutes(3);
    private static readonly BatchSize Size = BatchSize.Ten;

    private readonly Ledger _ledger = new();

    public async Task RunAsync()
    {
        var ceiling = await CeilingAsync();
        await using var stand = await Stand.SetAsync(options.Service);
        var perSecond = await FindAsync(stand);
        var found = await SustainAsync(stand, perSecond, Sustained);
        for (var attempt = 1; attempt < Attempts && !found.IsBounded; attempt++) found = await SustainAsync(stand, perSecond /= SmallStep, Sustained);
        Tell(stand, found, ceiling);
    }

    /// <summary>The rate at which lag stays bounded for a while, as far as short trials tell.</summary>
    private async Task<double> FindAsync(Stand stand)
    {
        await ProbeAsync(stand);
        var bounded = await ProbeAsync(stand);
        for (var step = Step; ;)
        {
            if ((await SustainAsync(stand, step * bounded, Trial)).IsBounded) bounded *= step;
            else if (step == Step) step = SmallStep;
            else return bounded;
        }
    }

    private static async Task<double> CeilingAsync()
    {
        using var drain = await CeilingProcess.StartAsync(Ceiling.Drain);
        Report.Say("pipeline: A: drain");
        return (await LoadGenerator.RunAsync(new LoadPlan(drain.Address, ViewersRequests.Make(Size), Size.Connections, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)))).PerSecond;
    }

    /// <summary>How many requests per second to begin with: those of a load at full speed, over the time until they were counted.</summary>
    private async Task<double> ProbeAsync(Stand stand)
    {
        Report.Say($"pipeline: full speed for {Probe.TotalSeconds} s");
        var requests = ViewersRequests.Make(Size);
        var began = Stopwatch.GetTimestamp();
        var (result, _) = await LoadAsync(stand, requests, Probe, perSecond: null);
        await CaughtUpAsync(stand, seconds: 0);
        return result.Accepted / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<Found> SustainAsync(Stand stand, double perSecond, TimeSpan span)
    {
        Report.Say($"pipeline: {perSecond * Size.Events:N0} events/s for {span.TotalSeconds} s");
        var requests = ViewersRequests.Make(Size);
        var before = stand.CpuSeconds();
        var (result, watch) = await LoadAsync(stand, requests, span, perSecond);
        var ended = Stopwatch.GetTimestamp();
        await CaughtUpAsync(stand, CaughtUpSeconds);
        var caughtUp = Stopwatch.GetElapsedTime(ended);
        await CaughtUpAsync(stand, seconds: 0);

        // Of a trial it would be known only after the next publication; what it left counts in the end.
        var differences = span < Sustained ? [] : await _ledger.DifferencesAsync(stand.Prometheus, Patience);
        if (differences.Count > 0) report.Problem($"pipeline: counters are not what was accepted: {string.Join("; ", differences)}");
        var used = stand.CpuSeconds().Zip(before, (after, earlier) => 1e6 * (after - earlier) / (result.Accepted * Size.Events)).ToList();
        return new Found(result, watch, caughtUp, Stopwatch.GetElapsedTime(ended), used, differences.Count == 0);
    }

    private async Task<(LoadResult Result, LagWatch Watch)> LoadAsync(Stand stand, IReadOnlyList<PreparedRequest> requests, TimeSpan span, double? perSecond)
    {
        var watch = new LagWatch(stand.Metrics);
        await using (watch.ConfigureAwait(false))
        {
            var result = await LoadGenerator.RunAsync(new LoadPlan(stand.Address, requests, Size.Connections, TimeSpan.Zero, span, perSecond));
            _ledger.Take(requests);
            if (result.Failed > 0) report.Problem($"pipeline: {result.Failed} requests were neither accepted nor told to come later: {result.Answers}");
            return (result, watch);
        }
    }

    // To 0 seconds: until nothing is in the queue, hidden messages included.
    private static async Task CaughtUpAsync(Stand stand, double seconds)
    {
        var began = Stopwatch.GetTimestamp();
        while (await stand.Metrics.ReadAsync(queues: true) is var reading && (seconds > 0 ? reading.QueueOldest >= seconds : reading.QueueDepth > 0))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new TimeoutException($"{reading.QueueDepth} messages wait {Patience} after the load, the oldest for {reading.QueueOldest:N0} s");
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }

    private void Tell(Stand stand, Found found, double ceiling)
    {
        var accepted = found.Load.Accepted * Size.Events / Sustained.TotalSeconds;
        var table = new Table("The whole pipeline", "requests of 10 events, for 60 s", "");
        table.Add("accepted events/s", Report.Number(accepted));
        table.Add("lag bounded", found.IsBounded ? "yes" : "no");
        table.Add("oldest message at most, s", Report.Number(found.Watch.OldestOfLast(int.MaxValue), 1));
        table.Add("messages in the queue at most", Report.Number(found.Watch.DeepestDepth));
        table.Add("p50, p99 of a request, ms", $"{Report.Number(found.Load.Quantile(0.5), 1)}, {Report.Number(found.Load.Quantile(0.99), 1)}");
        table.Add("refused (503, 429)", Report.Number(found.Load.Refused));
        table.Add("lag under 5 s after the load, s", Report.Number(found.CaughtUp.TotalSeconds, 1));
        table.Add("all in Prometheus after the load, s", Report.Number(found.AllThere.TotalSeconds, 1));
        table.Add("counters equal what was accepted", found.IsExact ? $"yes ({Report.Number(_ledger.Total)} events)" : "NO");
        foreach (var (process, seconds) in new[] { "service", "Azurite", "Prometheus", "generator" }.Zip(found.CpuSecondsPerMillion))
            table.Add($"CPU seconds per million events, {process}", Report.Number(seconds, 1));
        table.Add("the service's memory at most, MiB", Report.Number(ProcessUse.Peak(stand.Service.Id)));
        report.Add(table);

        // In proportion to what the machine can do at all.
        var required = 80_000 * Math.Min(1, ceiling / 60_000);
        report.Require($"whole pipeline, events/s (ceiling A: {Report.Number(ceiling)} requests/s)", $">= {Report.Number(required)}", Report.Number(accepted), found.IsBounded && accepted >= required);
        report.Require("lag back under 5 s after the load", "<= 30 s", $"{Report.Number(found.CaughtUp.TotalSeconds, 1)} s", found.CaughtUp.TotalSeconds <= 30);
    }

    private sealed record Found(LoadResult Load, LagWatch Watch, TimeSpan CaughtUp, TimeSpan AllThere, IReadOnlyList<double> CpuSecondsPerMillion, bool IsExact)
    {
        /// <summary>Neither messages nor requests wait longer and longer, and none was told to come later.</summary>
        public bool IsBounded => Watch.OldestOfLast(LooksAtTheEnd) <= BoundedSeconds && Load.Quantile(0.99) <= BoundedLatencyMs && Load.Refused + Load.NeverSent == 0;
    }
}
