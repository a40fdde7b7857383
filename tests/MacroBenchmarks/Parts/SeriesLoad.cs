using System.Diagnostics;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Tests.MacroBenchmarks.Bodies;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>Makes a service hold as many series as asked for, and looks at it then.</summary>
internal sealed class SeriesLoad(Stand stand, Report report) : IAsyncDisposable
{
    private const int Connections = 8, Busy = 64, TitlesAtOnce = 25, Commits = 15, Publications = 2;
    private const double Changed = 0.01;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), LookEvery = TimeSpan.FromMilliseconds(200), UnderLoad = TimeSpan.FromSeconds(10), Quiet = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, int> SamplesOf = Metrics.All.ToDictionary(metric => metric.Name, Exposition.SamplesOf);

    private readonly List<PreparedRequest> _titles = [];
    private readonly Ledger _ledger = new();
    private CountingProxy? _relay;

    /// <summary>Room for all series, and publications that do not come between commits.</summary>
    public static (string Name, string Value)[] Settings =>
    [
        ("OpenQoE__Cardinality__LabelPolicies__video_id", "allow 10000"),
        ("OpenQoE__Cardinality__SeriesPerMetric", "10000000"),
        ("OpenQoE__Cardinality__SeriesPerOrganisation", "10000000"),
        ("OpenQoE__RemoteWrite__PublishInterval", "00:10:00"),
    ];

    /// <summary>Prometheus series that there are.</summary>
    public double Series { get; private set; }

    /// <summary>Until there are so many.</summary>
    public async Task GrowAsync(int series)
    {
        while (Series < series)
        {
            var left = _titles.Count == 0 ? TitlesAtOnce : (int)Math.Ceiling((series - Series) / (Series / _titles.Count));
            var titles = TitlesRequests.Make(_titles.Count, Math.Max(1, left));
            _titles.AddRange(titles);
            await PostAsync(titles);
            Series = SeriesOf(await stand.Metrics.ReadAsync());
        }

        Report.Say($"series: there are {Series:N0}");
    }

    /// <summary>Posts for one title in a hundred, waits until that is counted, and so on.</summary>
    public async Task<CommitFigures> CommitsAsync()
    {
        var changed = _titles.Take(Math.Max(1, (int)(_titles.Count * Changed))).ToList();
        var (times, before) = (new List<double>(), await stand.Metrics.ReadAsync());
        var first = before;
        for (var commit = 1; commit <= Commits; commit++)
        {
            await PostAsync(changed);
            var after = await stand.Metrics.ReadAsync();
            times.Add(1e3 * Mean(before, after, "openqoe_commit_duration_seconds"));
            before = after;
        }

        times.Sort();
        return new CommitFigures(times[Commits / 2], times[^1], Mean(first, before, "openqoe_commit_bytes"));
    }

    /// <summary>MiB at most, while known titles are watched at full speed.</summary>
    public async Task<double> MemoryUnderLoadAsync()
    {
        var before = (await stand.Metrics.ReadAsync()).Counted;
        var load = LoadGenerator.RunAsync(new LoadPlan(stand.Address, _titles, Math.Min(Busy, _titles.Count - 1), TimeSpan.Zero, UnderLoad));
        var most = 0.0;
        while (await Task.WhenAny(load, Task.Delay(LookEvery)) != load) most = Math.Max(most, ProcessUse.Resident(stand.Service.Id));
        await TakeAsync(before, _titles, await load);
        return most;
    }

    /// <summary>How long a service takes that finds these series in the storage, from its start until its first event is counted.</summary>
    public async Task<TimeSpan> RestartAsync()
    {
        Report.Say("series: start again");

        // Publications come often enough now to see some, and each has all series.
        (string, string)[] publishing = [("OpenQoE__RemoteWrite__PublishInterval", "00:00:20"), ("OpenQoE__RemoteWrite__ResendInterval", "00:00:15")];
        _relay = await CountingProxy.StartAsync(stand.Prometheus.WriteUrl);
        await stand.EndServiceAsync();
        var began = Stopwatch.GetTimestamp();
        await stand.StartServiceAsync([.. Settings, .. publishing, ("OpenQoE__RemoteWrite__Url", $"{new Uri(_relay.Address, stand.Prometheus.WriteUrl.AbsolutePath)}")]);

        // It takes a slot, and reads what is in it, when the first message comes.
        await PostAsync([_titles[0]]);
        await Eventually.HoldsAsync(async () => SeriesOf(await stand.Metrics.ReadAsync()) >= Series, LookEvery, Patience);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>
    /// Watches some publications of all series. The service has nothing else to do, and what it uses meanwhile counts as theirs: a publication
    /// costs this at most.
    /// </summary>
    public async Task<PublishFigures> PublishAsync()
    {
        Report.Say($"series: {Publications} publications");
        await PublicationEndsAsync();
        var (before, bytes, cpu) = (await stand.Metrics.ReadAsync(), _relay!.Bytes, ProcessUse.CpuSeconds(stand.Service.Id));
        for (var publication = 1; publication <= Publications; publication++) await PublicationEndsAsync();
        var used = ProcessUse.CpuSeconds(stand.Service.Id) - cpu;
        var (written, after) = (_relay.Bytes - bytes, await stand.Metrics.ReadAsync());
        var samples = after.Sum("openqoe_remote_write_samples_total") - before.Sum("openqoe_remote_write_samples_total");
        var seconds = after.Sum("openqoe_remote_write_duration_seconds_sum") - before.Sum("openqoe_remote_write_duration_seconds_sum");
        return new PublishFigures(used * Series / samples, seconds * Series / samples, written / samples);
    }

    /// <summary>Holds Prometheus against what was accepted, over the restart and all.</summary>
    public async Task CheckAsync()
    {
        var differences = await _ledger.DifferencesAsync(stand.Prometheus, Patience);
        if (differences.Count > 0) report.Problem($"series: counters are not what was accepted: {string.Join("; ", differences)}");
    }

    public ValueTask DisposeAsync() => _relay?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static double SeriesOf(Reading reading) =>
        reading.Samples("openqoe_active_series").Sum(sample => sample.Value * SamplesOf[sample.Labels.Split('"')[1]]);

    private static double Mean(Reading before, Reading after, string histogram) =>
        (after.Sum($"{histogram}_sum") - before.Sum($"{histogram}_sum")) / (after.Sum($"{histogram}_count") - before.Sum($"{histogram}_count"));

    // Each once.
    private async Task PostAsync(IReadOnlyList<PreparedRequest> requests)
    {
        var before = (await stand.Metrics.ReadAsync()).Counted;
        var plan = new LoadPlan(stand.Address, requests, Math.Min(Connections, requests.Count), TimeSpan.Zero, Patience) { Limit = requests.Count };
        await TakeAsync(before, requests, await LoadGenerator.RunAsync(plan));
    }

    private async Task TakeAsync(double countedBefore, IReadOnlyList<PreparedRequest> requests, LoadResult result)
    {
        if (result.Failed > 0) report.Problem($"series: {result.Failed} requests were neither accepted nor told to come later: {result.Answers}");
        var posted = _ledger.Take(requests);
        await Eventually.HoldsAsync(async () => (await stand.Metrics.ReadAsync()).Counted >= countedBefore + posted, LookEvery, Patience);
    }

    // Seen from outside: to ask a service with many series costs it time.
    private async Task PublicationEndsAsync()
    {
        var before = _relay!.Bytes;
        await Eventually.HoldsAsync(() => _relay.Bytes > before, LookEvery, Patience);
        for (var seen = 0L; seen < _relay.Bytes; await Task.Delay(Quiet)) seen = _relay.Bytes;
    }
}
