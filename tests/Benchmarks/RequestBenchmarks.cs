using System.Buffers;
using System.IO.Pipelines;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Keys;
using OpenQoE.Shared.RateLimits;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>
/// What a request costs from its body to its answer, with a key, and with a queue that takes each message at once. Alone, a request makes a message of
/// its own, which is the dearest case; under load many share one. Figures are for one request.
/// </summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private const string Secret = "secret";
    private static readonly AccessKey Key = new("bench", KeyKind.Ingest, Corpus.Organisation)
    {
        Created = DateTimeOffset.UnixEpoch, Secret = SecretHash.Of(Secret), Limit = new RateLimit(1e6, 1e8),
    };

    private const int AtOnce = 64;

    private readonly HttpContext[] _contexts = [.. Enumerable.Range(0, AtOnce).Select(_ => new DefaultHttpContext())];
    private ServiceProvider _services = null!;
    private EventsFunction _function = null!;
    private Corpus.Request _request = null!;

    [Params(1, 10)]
    public int Events { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _request = Corpus.Requests(Events, requests: 1)[0];
        _services = Services(new CalendarAt(_request.ReceivedAt));
        _services.GetRequiredService<SelfMetricsReader>();
        await _services.GetRequiredService<GroupCommit>().StartAsync(CancellationToken.None);
        _function = ActivatorUtilities.CreateInstance<EventsFunction>(_services);
        foreach (var request in _contexts.Select(context => context.Request))
        {
            (request.Method, request.ContentType) = (HttpMethods.Post, "application/json");
            (request.Headers.Origin, request.Headers.UserAgent) = ("https://player.example", RecordedRequest.UserAgent);
            request.Headers["X-API-Key"] = new KeyText(Key.Kind, Key.Id, Secret).ToString();
        }
        await UnderLoadAsync();
        if (_contexts.FirstOrDefault(context => context.Response.StatusCode != StatusCodes.Status202Accepted) is { } other)
            throw new InvalidOperationException($"Answered {other.Response.StatusCode}.");
    }

    [GlobalCleanup]
    public async Task EndAsync()
    {
        await _services.GetRequiredService<GroupCommit>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    [Benchmark]
    public Task AloneAsync() => PostAsync(_contexts[0]);

    [Benchmark(OperationsPerInvoke = AtOnce)]
    public Task UnderLoadAsync() => Task.WhenAll(Array.ConvertAll(_contexts, PostAsync));

    private async Task PostAsync(HttpContext context)
    {
        context.Features.Set<IRequestBodyPipeFeature>(new ArrivedBody(PipeReader.Create(new ReadOnlySequence<byte>(_request.Body))));
        var result = await _function.Run(context.Request, CancellationToken.None);
        await result.ExecuteAsync(context);
    }

    private static ServiceProvider Services(TimeProvider clock) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLogging().AddMetrics().AddSingleton(clock)
        .AddSingleton<IMessageSender, TakingSender>().AddSingleton<IKeyStore, OneKey>().AddSingleton<SelfMetricsReader>()
        .AddKeys().AddRateLimits().AddIngest().BuildServiceProvider();

    /// <summary>Nothing takes time here but work: what waits for a moment is called at once.</summary>
    private sealed class CalendarAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed record ArrivedBody(PipeReader Reader) : IRequestBodyPipeFeature;

    private sealed class TakingSender : IMessageSender
    {
        public Task<SendResult> SendAsync(ReadOnlyMemory<byte> message, TimeSpan? hiddenFor) => Task.FromResult(SendResult.Stored);
    }

    private sealed class OneKey : IKeyStore
    {
        public Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AccessKey>>([Key]);

        public Task AddAsync(AccessKey key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<AccessKey?> ChangeAsync(string id, Func<AccessKey, AccessKey?> change, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
