using BenchmarkDotNet.Attributes;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>What an aggregator does with an event, the tables aside: decode, govern, count. All series exist already. Figures are for one event.</summary>
[MemoryDiagnoser]
public class CountBenchmarks
{
    private const int EventsInBatch = 10;
    private const int Batches = 3_000;
    private const int BatchesInMessage = 60;

    private IReadOnlyList<byte[]> _messages = null!;
    private IReadOnlyList<byte[]> _mixed = null!;
    private SlotState _state = null!;
    private SlotState _unbounded = null!;
    private SlotState _crowded = null!;
    private ulong _id;

    [GlobalSetup]
    public void Prepare()
    {
        _messages = Corpus.Messages(EventsInBatch, Batches, BatchesInMessage);
        _mixed = Corpus.MixedMessages(EventsInBatch, Batches, BatchesInMessage);
        (_state, _unbounded, _crowded) = (new SlotState(SlotSettings.Default), new SlotState(SlotSettings.Unbounded), new SlotState(SlotSettings.Crowded));
        Run();
        WithinBudget();
        BeyondLimits();
    }

    /// <summary>A session a batch. Half of the measurements find that the organisation's budget of series is used up.</summary>
    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public SlotState Run() => Count(_state, _messages);

    /// <summary>The same with ten sessions in each batch, event by event.</summary>
    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public SlotState Mixed() => Count(_state, _mixed);

    /// <summary>A session a batch, and room for all series.</summary>
    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public SlotState WithinBudget() => Count(_unbounded, _messages);

    /// <summary>A session a batch; two events in five have a title that is beyond the limit of their label.</summary>
    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public SlotState BeyondLimits() => Count(_crowded, _messages);

    // Batches without an id: those of a second round would count as repeats.
    private SlotState Count(SlotState state, IReadOnlyList<byte[]> messages)
    {
        foreach (var message in messages)
        {
            var decoded = EventMessageCodec.Decode(message);
            state.Apply(new EventMessage(++_id, false, [.. decoded.Batches.Select(batch => batch with { BatchId = null })]), SlotSettings.Now);
        }

        return state;
    }
}
