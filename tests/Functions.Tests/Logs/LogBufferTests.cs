using OpenQoE.Functions.Logs;
using OpenQoE.Shared.Logs;

namespace OpenQoE.Tests.Functions.Logs;

public class LogBufferTests
{
    private static readonly LogLine Line = LogStage.Line(new string('x', 100_000));

    private readonly LogBuffer _buffer = new(new LogOptions { MaximumPushBytes = 200_000, MaximumWaitingBytes = 5 * Line.Bytes });

    [Fact]
    public void What_does_not_fit_is_not_taken_in_part()
    {
        Assert.True(_buffer.TryAdd([Line, Line, Line]));
        Assert.False(_buffer.TryAdd([Line, Line, Line]));
        Assert.Equal(3, _buffer.Take().Count);
    }

    [Fact]
    public void Lines_on_their_way_take_up_room_until_they_are_done()
    {
        _buffer.TryAdd([Line, Line, Line, Line, Line]);
        var taken = _buffer.Take();
        Assert.False(_buffer.TryAdd([Line]));

        _buffer.Done(taken);
        Assert.True(_buffer.TryAdd([Line, Line, Line, Line, Line]));
    }

    [Fact]
    public void Lines_that_were_put_back_are_there_again_and_take_up_their_room_once()
    {
        _buffer.TryAdd([Line, Line, Line]);
        _buffer.PutBack(_buffer.Take());

        Assert.True(_buffer.TryAdd([Line, Line]));
        Assert.False(_buffer.TryAdd([Line]));
        Assert.Equal(5, _buffer.Take().Count);
    }

    [Fact]
    public void Enough_for_a_push_does_not_wait()
    {
        _buffer.TryAdd([Line]);
        Assert.False(_buffer.WhenEnough().IsCompleted);
        _buffer.TryAdd([Line]);
        Assert.True(_buffer.WhenEnough().IsCompleted);
        _buffer.Take();
        Assert.False(_buffer.WhenEnough().IsCompleted);
    }
}
