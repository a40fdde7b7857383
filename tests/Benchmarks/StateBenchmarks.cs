using BenchmarkDotNet.Attributes;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>What committing and publishing a slot costs, the network aside, by its Prometheus series.</summary>
[MemoryDiagnoser]
public class StateBenchmarks
{
    private const int MaximumSamples = 5_000;

    private SlotState _state = null!;
    private Publication _publication = null!;
    private ulong _round;

    [Params(10_000, 100_000)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _state = Population.Of(Series);
        Population.Settle(_state);
        _publication = _state.Collect(slot: 0, SlotSettings.Now + 100_000, SlotSettings.Now + 100_000);
    }

    [IterationSetup(Target = nameof(SnapshotOfChanges))]
    public void Change() => Population.Change(_state, ++_round);

    [Benchmark]
    public SlotSnapshot Snapshot() => _state.TakeSnapshot(full: true);

    /// <summary>One series in a hundred has changed.</summary>
    [Benchmark]
    public SlotSnapshot SnapshotOfChanges() => _state.TakeSnapshot(full: false);

    /// <summary>All series, in requests of the usual size.</summary>
    [Benchmark]
    [Arguments(WriteVersion.One)]
    [Arguments(WriteVersion.Two)]
    public long EncodeRemoteWrite(WriteVersion version) => RemoteWriteBodies.Of(_publication, MaximumSamples, version).Sum(body => (long)body.Length);
}
