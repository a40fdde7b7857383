using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>
/// Fails on what can be seen surely on any machine: more memory allocated, or more bytes made, than <c>limits.json</c> has. Times say nothing
/// where others are at work beside.
/// </summary>
internal static class Guard
{
    /// <summary>Allocations are the same in every run but for what the runtime does beside.</summary>
    private const double Tolerance = 1.05;

    /// <summary>What threads do when adds to a measurement, and not to each; what is allocated more is in each.</summary>
    private const int Looks = 3;

    /// <summary>How often each is invoked: so many times that the 4 KB which the runtime allocates beside, now and then, are within the tolerance of each.</summary>
    private static readonly (Type Type, int Invocations)[] Guarded =
        [(typeof(IngestBenchmarks), 512), (typeof(RequestBenchmarks), 512), (typeof(MessageBenchmarks), 64), (typeof(CountBenchmarks), 64)];

    /// <summary>How many requests share a message depends on when which thread runs.</summary>
    private const string Unsure = nameof(RequestBenchmarks.UnderLoadAsync);

    private static readonly string Limits = Path.Combine(AppContext.BaseDirectory, "limits.json");

    /// <summary>Compares with the limits, and prints each figure beside its own.</summary>
    /// <returns>The exit code: 1 when one is exceeded, unknown, or without a figure.</returns>
    public static int Check()
    {
        var limits = JsonSerializer.Deserialize<SortedDictionary<string, double>>(File.ReadAllText(Limits))!;
        var measured = Measure();
        for (var look = 1; look < Looks && limits.Any(limit => !Holds(limit.Value, measured.GetValueOrDefault(limit.Key, double.NaN))); look++)
        {
            foreach (var (name, figure) in Measure()) measured[name] = Math.Min(figure, measured[name]);
        }

        var failed = false;
        foreach (var name in limits.Keys.Union(measured.Keys).Order(StringComparer.Ordinal))
        {
            var (limit, figure) = (limits.GetValueOrDefault(name, double.NaN), measured.GetValueOrDefault(name, double.NaN));
            var holds = Holds(limit, figure);
            failed |= !holds;
            Console.WriteLine($"{(holds ? "ok    " : "FAILED")} {name}: {figure:0.#}, limit {limit:0.#}");
        }

        return failed ? 1 : 0;
    }

    /// <summary>Takes what is measured for the limits from now on.</summary>
    /// <param name="path">The file that is committed.</param>
    public static int Update(string path)
    {
        File.WriteAllText(path, JsonSerializer.Serialize(Measure(), new JsonSerializerOptions { WriteIndented = true }) + "\n");
        return 0;
    }

    private static bool Holds(double limit, double figure) => figure <= limit * Tolerance;

    private static SortedDictionary<string, double> Measure()
    {
        var measured = new SortedDictionary<string, double>(Sizes.Measure(), StringComparer.Ordinal);
        foreach (var (type, invocations) in Guarded)
        {
            var job = Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithWarmupCount(2).WithIterationCount(1).WithInvocationCount(invocations).WithUnrollFactor(16);
            var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddFilter(new NameFilter(name => name != Unsure))
                .AddLogger(NullLogger.Instance).WithOptions(ConfigOptions.DisableLogFile);
            foreach (var report in BenchmarkRunner.Run(type, config).Reports) measured.Add(NameOf(report), report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value);
        }

        return measured;
    }

    private static string NameOf(BenchmarkReport report) =>
        $"allocated bytes, {report.BenchmarkCase.Descriptor.Type.Name}.{report.BenchmarkCase.Descriptor.WorkloadMethod.Name} {report.BenchmarkCase.Parameters.PrintInfo}".TrimEnd();
}
