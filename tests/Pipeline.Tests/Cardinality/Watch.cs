using System.Diagnostics;
using OpenQoE.Tests.Pipeline.Load;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>Measures a service while a load goes through it, and holds its counts against what was accepted.</summary>
internal sealed class Watch(ServiceProcess service, Prometheus prometheus, CountingProxy tables)
{
    private readonly Dictionary<string, long> _accepted = [];

    /// <summary>Lets a load through, to the last event.</summary>
    /// <param name="load">What is posted.</param>
    /// <param name="name">Of the phase.</param>
    /// <param name="idle">For how long it is looked afterwards how much memory remains.</param>
    public async Task<Figures> PhaseAsync(Func<Crowd, Task> load, string name, TimeSpan idle)
    {
        using var crowd = new Crowd(service.Address, name);
        using var client = new OperatorClient(service.Address);
        var (calls, began) = (tables.Calls, Stopwatch.GetTimestamp());
        var before = await CountedAsync(client);
        await load(crowd);
        while (await CountedAsync(client) - before < crowd.Total) await Task.Delay(100);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        calls = tables.Calls - calls;
        var busy = service.ResidentBytes;
        foreach (var (type, count) in crowd.Accepted) _accepted[type] = _accepted.GetValueOrDefault(type) + count;
        await Eventually.HoldsAsync(IsExactAsync);
        return new Figures(
            crowd.Total / took, busy, await RestAsync(idle), calls / took,
            Math.Max(await SeriesAsync(client), (int)await MostAsync("count({__name__=~\"openqoe_.*\"})")),
            (int)await MostAsync("max(count by (metric) (label_replace({__name__=~\"openqoe_.*\"}, \"metric\", \"$1\", \"__name__\", \"(.*?)(_bucket|_sum|_count)?\")))"));
    }

    private static Task<double> CountedAsync(OperatorClient client) => client.MetricAsync("openqoe_aggregate_events_total", "outcome=\"counted\"");

    private static Task<int> SeriesAsync(OperatorClient client) => client.SeriesAsync("acme");

    private async Task<double> MostAsync(string query) => (await prometheus.QueryAsync(query)).Single().Value;

    private async Task<bool> IsExactAsync()
    {
        var counted = (await prometheus.QueryAsync("sum by (event_type) (openqoe_events_total)")).ToDictionary(type => type["event_type"], type => (long)type.Value);
        return counted.Count == _accepted.Count && _accepted.All(type => counted.GetValueOrDefault(type.Key) == type.Value);
    }

    // The least that was seen: collections come when they come.
    private async Task<long> RestAsync(TimeSpan idle)
    {
        var (least, began) = (service.ResidentBytes, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(began) < idle; least = Math.Min(least, service.ResidentBytes)) await Task.Delay(250);
        return least;
    }
}

/// <param name="PerSecond">Events accepted and counted.</param>
/// <param name="Busy">Bytes of memory at the end of the load.</param>
/// <param name="Resident">Bytes of memory after a rest.</param>
/// <param name="TableCallsPerSecond">While it lasted.</param>
/// <param name="Series">In Prometheus, or as <c>/v1/cardinality</c> has it if that is more.</param>
/// <param name="LargestMetric">Series of the metric with the most.</param>
internal sealed record Figures(double PerSecond, long Busy, long Resident, double TableCallsPerSecond, int Series, int LargestMetric)
{
    public override string ToString() =>
        $"{PerSecond:0} events/s, {Busy >> 20} MiB, after a rest {Resident >> 20} MiB, {TableCallsPerSecond:0.0} table calls/s, {Series} series, {LargestMetric} of one metric";
}
