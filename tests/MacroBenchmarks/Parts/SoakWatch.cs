using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>Samples what a service holds while it works, and tells now and then.</summary>
internal sealed class SoakWatch : IAsyncDisposable
{
    private const int Quarters = 4, SamplesOfLine = 6;

    private static readonly string[] Names = ["memory, MiB", "handles", "threads", "oldest message, s", "messages in the queue"];

    private readonly Stand _stand;
    private readonly Watch<double[]> _watch;
    private int _looks;

    public SoakWatch(Stand stand, TimeSpan every)
    {
        // In this order: the watch looks at once.
        _stand = stand;
        _watch = new Watch<double[]>(LookAsync, every);
    }

    /// <summary>The median of the first quarter beside that of the last.</summary>
    public Table Table()
    {
        var table = new Table($"Soak: medians of {_watch.Seen.Count} samples", "of the service", "first quarter", "last quarter", "grown by");
        var quarter = Math.Max(1, _watch.Seen.Count / Quarters);
        for (var figure = 0; figure < Names.Length; figure++)
        {
            var (first, last) = (Median(_watch.Seen.Take(quarter), figure), Median(_watch.Seen.TakeLast(quarter), figure));
            table.Add(Names[figure], Report.Number(first, 1), Report.Number(last, 1), first > 0 ? $"{Report.Number(100 * ((last / first) - 1), 1)} %" : "–");
        }

        return table;
    }

    public ValueTask DisposeAsync() => _watch.DisposeAsync();

    private async Task<double[]> LookAsync()
    {
        var (process, reading) = (_stand.Service.Id, await _stand.Metrics.ReadAsync(queues: true));
        double[] sample = [ProcessUse.Resident(process), ProcessUse.Handles(process), ProcessUse.Threads(process), reading.QueueOldest, reading.QueueDepth];
        if (++_looks % SamplesOfLine == 0) Report.Say($"soak: {string.Join(", ", Names.Zip(sample, (name, value) => $"{name} {Report.Number(value, 1)}"))}");
        return sample;
    }

    private static double Median(IEnumerable<double[]> samples, int figure)
    {
        var ordered = samples.Select(sample => sample[figure]).Order().ToList();
        return ordered.Count == 0 ? double.NaN : ordered[ordered.Count / 2];
    }
}
