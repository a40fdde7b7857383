using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Ingest;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

public sealed class BodyReaderTests
{
    private const int Room = 4 * 1024 * 1024;

    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly BodyMemory _memory;
    private readonly BodyReader _reader;

    public BodyReaderTests()
    {
        var options = Options.Create(new IngestOptions { MaxBodyBytes = Room, BodyTimeout = TimeSpan.FromSeconds(10) });
        _memory = new BodyMemory(options);
        _reader = new BodyReader(_memory, options, _time);
    }

    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_answered_408_and_its_memory_given_back()
    {
        var reading = _reader.ReadAsync(Request(new NeverEnding()), TestContext.Current.CancellationToken);
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(408, (await reading).Refusal!.Status);
        Assert.True(_memory.TryTake(Room));
    }

    [Fact]
    public async Task Without_room_for_its_body_a_request_is_told_to_come_again()
    {
        Assert.True(_memory.TryTake(Room));
        var refused = (await _reader.ReadAsync(Request(new MemoryStream("{}"u8.ToArray())), default)).Refusal!;
        Assert.Equal((503, true), (refused.Status, refused.RetryAfter > TimeSpan.Zero));
        _memory.Release(Room);
        Assert.Null((await _reader.ReadAsync(Request(new MemoryStream("{}"u8.ToArray())), default)).Refusal);
    }

    [Fact]
    public async Task Many_bodies_at_once_take_no_more_memory_than_there_is()
    {
        using var end = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 2_000).Select(_ => _reader.ReadAsync(Request(new NeverEnding()), end.Token)).ToList();
        Assert.InRange(reading.Count(r => !r.IsCompleted), Room / 16 / 1024, Room / 4 / 1024);
        Assert.All(reading.Where(r => r.IsCompleted), r => Assert.Equal(503, r.Result.Refusal!.Status));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(reading));
        Assert.True(_memory.TryTake(Room));
    }

    private static HttpRequest Request(Stream body)
    {
        var request = new DefaultHttpContext().Request;
        (request.Body, request.ContentType) = (body, "application/json");
        return request;
    }

    /// <summary>A body whose sender went silent after it had begun.</summary>
    private sealed class NeverEnding : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!buffer.IsEmpty) await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
