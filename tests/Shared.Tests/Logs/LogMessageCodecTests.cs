using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Logs;

public class LogMessageCodecTests
{
    [Fact]
    public void Lines_survive_the_queue()
    {
        LogLine[] lines =
        [
            SomeLines.Line("""{"a":1}""", at: 7), SomeLines.Line("{}", stream: new LogStream("other", "", EventType.ViewEnd)), SomeLines.Line("", at: -9), SomeLines.Line("""{"a":1}""", at: 7),
        ];

        var decoded = LogMessageCodec.Decode(LogMessageCodec.Encode(new LogMessage(SomeLines.Time, lines)).Single());

        Assert.Equal(SomeLines.Time, decoded.Since);
        Assert.Equal(lines.Select(Whole), decoded.Lines.Select(Whole));
    }

    [Fact]
    public void Many_lines_take_few_messages_and_none_is_too_large()
    {
        var lines = Enumerable.Range(0, 5_000).Select(i => LogLineWriter.Write(
            SomeSlot.Event(EventType.Pause, e => (e.VideoTitle, e.PlaybackTime, e.ViewId) = ("A day at sea", i * 1_234.5, $"view {i / 7}")), SomeLines.Stream)).ToList();

        var messages = LogMessageCodec.Encode(new LogMessage(1, lines)).ToList();

        Assert.All(messages, message => Assert.InRange(message.Length, 1, LogMessageCodec.MaxBytes));
        Assert.InRange(messages.Count, 1, 10);
        Assert.Equal(lines.Select(Whole), messages.SelectMany(message => LogMessageCodec.Decode(message).Lines).Select(Whole));
    }

    [Fact]
    public void What_does_not_compress_is_divided()
    {
        var lines = Enumerable.Range(0, 40).Select(i => LogLineWriter.Write(Some.FullEvent(EventType.Error, new Random(i)), SomeLines.Stream)).ToList();

        var messages = LogMessageCodec.Encode(new LogMessage(1, lines)).ToList();

        Assert.All(messages, message => Assert.InRange(message.Length, 1, LogMessageCodec.MaxBytes));
        Assert.Equal(lines.Select(Whole), messages.SelectMany(message => LogMessageCodec.Decode(message).Lines).Select(Whole));
    }

    [Theory]
    [InlineData(0x4e00, 0x9fff)]
    [InlineData(0x01, 0x1f)]
    public void The_largest_event_that_validation_lets_through_fits_into_one_message(int first, int last)
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            var random = new Random((int)type);
            var e = Some.FullEvent(type, random);
            foreach (var field in EventSchema.Of(type).Fields)
            {
                if (field is TextField { Allowed: null } text) text.Set(e, new string([.. Enumerable.Range(0, text.MaxLength).Select(_ => (char)random.Next(first, last))]));
            }

            var line = LogLineWriter.Write(e, SomeLines.Stream with { Type = type });
            Assert.InRange(Assert.Single(LogMessageCodec.Encode(new LogMessage(1, [line]))).Length, 1, LogMessageCodec.MaxBytes);
        }
    }

    [Fact]
    public void Random_and_damaged_bytes_are_invalid_data_and_nothing_worse()
    {
        var valid = LogMessageCodec.Encode(new LogMessage(1, [SomeLines.Line("""{"a":1}"""), SomeLines.Line("""{"b":2}""")])).Single();
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])valid.Clone();
            if (seed % 3 == 0) bytes = bytes[..random.Next(bytes.Length)];
            else for (var i = random.Next(1, 5); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                LogMessageCodec.Decode(bytes);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    private static string Whole(LogLine line) => $"{line.Stream} {line.Time} {SomeLines.TextOf(line)}";
}
