using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>What commits, publications and memory cost by the number of series.</summary>
internal sealed class SeriesPart(Options options, Report report)
{
    private const int Required = 100_000;

    private static readonly int[] Sizes = [10_000, Required, 500_000];

    private readonly Table _table = new(
        "By the number of series", "series", "commit ms, 1 % changed", "slowest", "bytes", "publish CPU s", "requests s", "bytes per sample", "memory MiB, under load", "start again s");

    public async Task RunAsync()
    {
        // Filled as it goes: what was found before something broke is printed.
        report.Add(_table);
        foreach (var size in Sizes)
        {
            Report.Say($"series: {size:N0}");
            await using var stand = await Stand.SetAsync(options.Service, SeriesLoad.Settings);
            await using var load = new SeriesLoad(stand, report);
            await load.GrowAsync(size);
            var commits = await load.CommitsAsync();
            var memory = await load.MemoryUnderLoadAsync();
            var again = await load.RestartAsync();
            var published = await load.PublishAsync();
            await load.CheckAsync();
            Tell(load.Series, commits, memory, again, published);
            if (size == Required) Require(commits, memory, published);
        }
    }

    private void Tell(double series, CommitFigures commits, double memory, TimeSpan again, PublishFigures published) => _table.Add(
        Report.Number(series), Report.Number(commits.MedianMs), Report.Number(commits.LongestMs), Report.Number(commits.Bytes), Report.Number(published.CpuSeconds, 2),
        Report.Number(published.RequestSeconds, 2), Report.Number(published.BytesPerSample, 1), Report.Number(memory), Report.Number(again.TotalSeconds, 1));

    private void Require(CommitFigures commits, double memory, PublishFigures published)
    {
        report.Require("commit at 100,000 series, 1 % changed", "<= 300 ms", $"{Report.Number(commits.MedianMs)} ms", commits.MedianMs <= 300);
        report.Require("publish at 100,000 series", "<= 2 s of one core", $"{Report.Number(published.CpuSeconds, 2)} s", published.CpuSeconds <= 2);
        report.Require("memory at 100,000 series, under load", "<= 400 MB", $"{Report.Number(memory * 1.048576)} MB", memory * 1.048576 <= 400);
    }
}

/// <param name="MedianMs">Milliseconds of a commit, as each change needed on average: the median of the changes.</param>
/// <param name="LongestMs">The slowest change's.</param>
/// <param name="Bytes">That one stored, on average.</param>
internal sealed record CommitFigures(double MedianMs, double LongestMs, double Bytes);

/// <param name="CpuSeconds">Of one core, for one publication of all series.</param>
/// <param name="RequestSeconds">In which its requests were on their way.</param>
/// <param name="BytesPerSample">Compressed.</param>
internal sealed record PublishFigures(double CpuSeconds, double RequestSeconds, double BytesPerSample);
