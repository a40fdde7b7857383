using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>Samples what a service holds while it works, and tells now and then.</summary>
internal sealed class SoakWatch : IAsyncDisposable
{
    private const int Quarters = 4, SamplesOfLine = 6;

    private static readonly string[] Names = ["memory, MiB", "handles", "threads", "oldest message, s", "messages in the queue"];

    private readonly List<double[]> _samples = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;

    public SoakWatch(Stand stand, TimeSpan every) => _watching = WatchAsync(stand, every);

    /// <summary>The median of the first quarter beside that of the last.</summary>
    public Table Table()
    {
        var table = new Table($"Soak: medians of {_samples.Count} samples", "of the service", "first quarter", "last quarter", "grown by");
        var quarter = Math.Max(1, _samples.Count / Quarters);
        for (var figure = 0; figure < Names.Length; figure++)
        {
            var (first, last) = (Median(_samples.Take(quarter), figure), Median(_samples.TakeLast(quarter), figure));
            table.Add(Names[figure], Report.Number(first, 1), Report.Number(last, 1), first > 0 ? $"{Report.Number(100 * ((last / first) - 1), 1)} %" : "–");
        }

        return table;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        _ending.Dispose();
    }

    private async Task WatchAsync(Stand stand, TimeSpan every)
    {
        using var timer = new PeriodicTimer(every);
        while (!_ending.IsCancellationRequested)
        {
            var (process, reading) = (stand.Service.Id, await stand.Metrics.ReadAsync(queues: true));
            _samples.Add([ProcessUse.Resident(process), ProcessUse.Handles(process), ProcessUse.Threads(process), reading.QueueOldest, reading.QueueDepth]);
            if (_samples.Count % SamplesOfLine == 0) Report.Say($"soak: {string.Join(", ", Names.Zip(_samples[^1], (name, value) => $"{name} {Report.Number(value, 1)}"))}");
            await timer.WaitForNextTickAsync(_ending.Token).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static double Median(IEnumerable<double[]> samples, int figure)
    {
        var ordered = samples.Select(sample => sample[figure]).Order().ToList();
        return ordered.Count == 0 ? double.NaN : ordered[ordered.Count / 2];
    }
}
