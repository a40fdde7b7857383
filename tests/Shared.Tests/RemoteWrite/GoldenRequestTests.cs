using System.Globalization;
using IronSnappy;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.RemoteWrite;

/// <summary>
/// The bytes for a fixed state, committed in <c>tests/Fixtures/remote-write</c>. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the files are
/// written anew: look at the difference before you commit it.
/// </summary>
public class GoldenRequestTests
{
    [Theory]
    [InlineData("1-zero", 0)]
    [InlineData("2-values", 1)]
    [InlineData("3-end", SomeSlot.IdleMs + 1)]
    public void Defect_2_the_body_is_snappy_compressed_protobuf(string name, long atMs)
    {
        var body = BodyAt(atMs, WriteVersion.One);
        AssertGolden(name, body, DecodedWriteRequest.Decode(body));
    }

    [Theory]
    [InlineData("2.0-1-zero", 0)]
    [InlineData("2.0-2-values", 1)]
    [InlineData("2.0-3-end", SomeSlot.IdleMs + 1)]
    public void The_body_of_version_2_is_snappy_compressed_protobuf(string name, long atMs)
    {
        var body = BodyAt(atMs, WriteVersion.Two);
        AssertGolden(name, body, DecodedVersionTwo.Decode(body));
    }

    private static byte[] BodyAt(long atMs, WriteVersion version)
    {
        var state = State();
        byte[] body = [];
        foreach (var at in new[] { 0, 1, SomeSlot.IdleMs + 1 }.TakeWhile(t => t <= atMs))
        {
            var publication = state.CollectAt(SomeSlot.Start + at, slot: 7);
            body = SomeSlot.Encode(publication, version);
            state.Sent(publication.Series, publication.Timestamp);
        }

        return body;
    }

    private static SlotState State()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(
            SomeSlot.Message(
                1,
                SomeSlot.Event(EventType.ViewStart, e => (e.VideoId, e.Data.VideoStartupTime) = ("título", 1234.5)),
                SomeSlot.Event(EventType.Heartbeat, e =>
                    (e.Data.PlayingTimeDelta, e.Data.Bitrate, e.Data.ResolutionHeight) = (10_000, 2_500_000, 1080)),
                SomeSlot.Event(EventType.Error, e =>
                    (e.Data.ErrorFamily, e.Data.ErrorCode, e.Data.Fatal) = ("network", "404", true))),
            SomeSlot.Start);
        return state;
    }

    private static void AssertGolden(string name, byte[] body, DecodedWriteRequest decoded)
    {
        AssertGolden($"{name}.protobuf.hex", Hex(Snappy.Decode(body)));
        AssertGolden($"{name}.snappy.hex", Hex(body));
        AssertGolden($"{name}.txt", Readable(decoded));
    }

    private static void AssertGolden(string file, string actual)
    {
        var path = RepositoryRoot.Combine("tests", "Fixtures", "remote-write", file);
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Chunk(32).Select(line => Convert.ToHexStringLower(line) + "\n"));

    private static string Readable(DecodedWriteRequest request) => string.Concat(
        request.Series.Select(s => FormattableString.Invariant($"{s.Key} {Value(s)} {s.Timestamp}{(s.StartedAt == 0 ? "" : $" since {s.StartedAt}")}\n"))
            .Concat(request.Metadata.Select(m => $"{m.Key}: type {m.Value.Type}, help \"{m.Value.Help}\", unit \"{m.Value.Unit}\"\n")));

    private static string Value(DecodedSample sample) => double.IsNaN(sample.Value)
        ? $"0x{BitConverter.DoubleToInt64Bits(sample.Value):x16}"
        : sample.Value.ToString(CultureInfo.InvariantCulture);
}
