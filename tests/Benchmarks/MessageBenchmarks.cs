using BenchmarkDotNet.Attributes;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>What a message of many requests costs. Figures are for one event.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private const int EventsInBatch = 10;
    private const int Batches = 60;

    private EncodedBatch[] _batches = null!;
    private byte[] _message = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _batches = [.. Corpus.Batches(EventsInBatch, Batches).SelectMany(EventBatchCodec.Encode)];
        _message = Encode();
    }

    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public byte[] Encode() => EventMessageCodec.Encode(1, possibleCopy: false, _batches);

    [Benchmark(OperationsPerInvoke = EventsInBatch * Batches)]
    public EventMessage Decode() => EventMessageCodec.Decode(_message);
}
