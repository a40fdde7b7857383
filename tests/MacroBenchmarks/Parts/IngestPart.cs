using System.Net;
using OpenQoE.Tests.MacroBenchmarks.Bodies;
using OpenQoE.Tests.MacroBenchmarks.Ceilings;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>How many requests are durable per second, beside what Kestrel can do with the same ones.</summary>
internal sealed class IngestPart(Options options, Report report)
{
    private const string Ours = "/v1/events", CeilingA = "A: drain", CeilingB = "B: tokenise";

    private readonly Table _table = new(
        "Durable ingest", "events, body", "server", "connections", "requests/s", "events/s", "of A", "p50 ms", "p99 ms", "p99.9 ms", "p99 ms at 80 %", "refused",
        "CPU µs a request", "generator's");

    private readonly Table _sizes = new("Bytes per event in the queue", "events, body", "base64", "bytes", "events in a message");

    public async Task RunAsync()
    {
        report.Add(_table);
        report.Add(_sizes);
        await using var storage = await Azurite.StartNewAsync();
        await using var service = await ServiceProcess.StartAsync(ServiceSettings.Ingest(storage), options.Service);
        using var drain = await CeilingProcess.StartAsync(Ceiling.Drain);
        using var tokenise = await CeilingProcess.StartAsync(Ceiling.Tokenise);
        var ours = new Server(Ours, new IPEndPoint(IPAddress.Loopback, service.Address.Port), [service.Id, storage.ProcessId!.Value]);
        var queue = new EventsQueue(storage.ConnectionString);
        foreach (var address in new[] { drain.Address, tokenise.Address, ours.Address }) await WarmUpAsync(address);
        await queue.ClearAsync();
        foreach (var size in BatchSize.All.Where(size => options.Sizes.Contains(size.Events)))
        {
            foreach (var gzip in new[] { false, true })
            {
                var requests = ViewersRequests.Make(size, gzip);
                var a = await MeasureAsync(new Server(CeilingA, drain.Address, [drain.Id]), requests, size, Name(size, gzip));
                await MeasureAsync(new Server(CeilingB, tokenise.Address, [tokenise.Id]), requests, size, Name(size, gzip), a);
                var durable = await MeasureAsync(ours, requests, size, Name(size, gzip), a);
                var (text, bytes, events) = await queue.SizesAsync();
                _sizes.Add(Name(size, gzip), Report.Number(text), Report.Number(bytes), Report.Number(events));
                await queue.ClearAsync();
                if (!gzip) Require(size, a, durable);
            }
        }
    }

    /// <summary>Until what is used is compiled as well as it ever will be.</summary>
    private Task WarmUpAsync(IPEndPoint server)
    {
        Report.Say("ingest: warming up");
        return LoadGenerator.RunAsync(new LoadPlan(server, ViewersRequests.Make(BatchSize.Ten), BatchSize.Ten.Connections, TimeSpan.Zero, options.WarmUp));
    }

    private static string Name(BatchSize size, bool gzip) => $"{size.Events:N0}, {(gzip ? "gzip" : "plain")}";

    private async Task<Measured> MeasureAsync(Server server, IReadOnlyList<PreparedRequest> requests, BatchSize size, string name, Measured? ceiling = null)
    {
        Report.Say($"ingest: {name}, {server.Name}");
        var warmUp = TimeSpan.FromSeconds(Math.Clamp(options.Each.TotalSeconds / 3, 0.5, 3));
        var (before, own) = (server.CpuSeconds, ProcessUse.CpuSeconds(Environment.ProcessId));
        var full = await LoadGenerator.RunAsync(new LoadPlan(server.Address, requests, size.Connections, warmUp, options.Each));
        var (used, ownUsed) = (server.CpuSeconds - before, ProcessUse.CpuSeconds(Environment.ProcessId) - own);
        var paced = await LoadGenerator.RunAsync(new LoadPlan(server.Address, requests, size.Connections, warmUp, options.Each, Math.Max(1, 0.8 * full.PerSecond)));
        if (full.Accepted == 0 || paced.Accepted == 0) report.Problem($"{name}, {server.Name}: nothing was accepted");
        if (full.Failed + paced.Failed > 0) report.Problem($"{name}, {server.Name}: {full.Failed + paced.Failed} requests were neither accepted nor told to come later: {full.Answers}; {paced.Answers}");

        var late = paced.Quantile(0.99);
        _table.Add(
            name, server.Name, $"{size.Connections}", Report.Number(full.PerSecond), Report.Number(full.PerSecond * size.Events),
            ceiling is null ? "1" : Report.Number(full.PerSecond / ceiling.PerSecond, 2), Report.Number(full.Quantile(0.5), 1), Report.Number(full.Quantile(0.99), 1),
            Report.Number(full.Quantile(0.999), 1), Report.Number(late, 1), Report.Number(full.Refused + paced.Refused + paced.NeverSent),
            Report.Number(1e6 * used / full.Accepted), Report.Number(1e6 * ownUsed / full.Accepted));
        return new Measured(full.PerSecond, late, paced.Refused + paced.NeverSent);
    }

    private void Require(BatchSize size, Measured a, Measured ours)
    {
        if (size.Events > 10) return;
        var name = $"durable ingest, {size.Events} {(size.Events == 1 ? "event" : "events")}";
        report.Require($"{name}: of ceiling A", ">= 0.25", Report.Number(ours.PerSecond / a.PerSecond, 3), ours.PerSecond >= 0.25 * a.PerSecond);
        if (size.Events == 10) report.Require($"{name}: p99 at 80 %, with none refused", "<= 100 ms", $"{Report.Number(ours.LateMs, 1)} ms, {Report.Number(ours.LateRefused)} refused", ours is { LateMs: <= 100, LateRefused: 0 });
        else if (a.PerSecond >= 60_000) report.Require($"{name}: requests/s", ">= 15,000", Report.Number(ours.PerSecond), ours.PerSecond >= 15_000);
    }

    /// <param name="Name">In the table.</param>
    /// <param name="Address">Where it listens.</param>
    /// <param name="Processes">That work on a request.</param>
    private sealed record Server(string Name, IPEndPoint Address, IReadOnlyList<int> Processes)
    {
        public double CpuSeconds => Processes.Sum(ProcessUse.CpuSeconds);
    }

    /// <param name="PerSecond">Requests, at full load.</param>
    /// <param name="LateMs">p99 at 80 % of it.</param>
    /// <param name="LateRefused">Requests that were refused or never sent at that.</param>
    private sealed record Measured(double PerSecond, double LateMs, long LateRefused);
}
