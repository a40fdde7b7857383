using BenchmarkDotNet.Attributes;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Events.Messages;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>What a request of players' events costs before it is in a message. Figures are for one request.</summary>
[MemoryDiagnoser]
public class IngestBenchmarks
{
    private Corpus.Request _request = null!;
    private EventBatch _batch = null!;

    [Params(1, 10, 100, 1_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _request = Corpus.Requests(Events, requests: 1)[0];
        _batch = _request.Admit().Accepted!;
    }

    [Benchmark]
    public ReceivedRequest Decode() => RequestReader.Read(_request.Body);

    [Benchmark]
    public Admission DecodeAndValidate() => _request.Admit();

    [Benchmark]
    public IReadOnlyList<EncodedBatch> EncodeBatch() => EventBatchCodec.Encode(_batch);
}
