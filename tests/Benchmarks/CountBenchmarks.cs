using BenchmarkDotNet.Attributes;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>What an aggregator does with an event, the tables aside. Figures are for one event.</summary>
[MemoryDiagnoser]
public class CountBenchmarks
{
    private const int EventsInBatch = 10;
    private const int Batches = 3_000;
    private const int BatchesInMessage = 60;

    private IReadOnlyList<byte[]> _messages = null!;
    private SlotState _state = null!;
    private ulong _id;

    [GlobalSetup]
    public void Prepare()
    {
        _messages = Corpus.Messages(EventsInBatch, Batches, BatchesInMessage);
        _state = new SlotState(SlotSettings.Default);
        Run();
    }

    /// <summary>Decode, govern, count. All series exist already. Batches without an id: those of a second round would count as repeats.</summary>
    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public SlotState Run()
    {
        foreach (var message in _messages)
        {
            var decoded = EventMessageCodec.Decode(message);
            _state.Apply(new EventMessage(++_id, false, [.. decoded.Batches.Select(batch => batch with { BatchId = null })]), SlotSettings.Now);
        }

        return _state;
    }
}
