using System.IO.Compression;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Logs;

public class LogPushTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void The_body_is_the_committed_json()
    {
        var body = Unpack(LogPush.Encode(
            [
                SomeLines.Line("""{"player_id":"later"}""", at: 5),
                SomeLines.Line("""{"player_id":"\"quoted\" é"}""", at: -5),
                SomeLines.Line("""{"player_id":"other"}""", stream: new LogStream("org", "", EventType.Error)),
                SomeLines.Line("""{"player_id":"same time, second"}""", at: 5),
                SomeLines.Line("""{"player_id":"nobody's"}""", stream: new LogStream("", "", EventType.Error)),
            ],
            SomeLines.Time, Hour));

        var golden = RepositoryRoot.Combine("tests", "Fixtures", "logs", "push.json");
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllText(golden, body);
        Assert.Equal(File.ReadAllText(golden), body);
    }

    [Fact]
    public void A_line_that_Loki_would_refuse_for_its_age_has_the_time_of_its_push()
    {
        var body = Unpack(LogPush.Encode([SomeLines.Line("late", at: -Hour - 1), SomeLines.Line("just", at: -Hour), SomeLines.Line("new", at: 1)], SomeLines.Time, Hour));

        Assert.Contains("""[["1759996400000000000","just"],["1760000000000000000","late"],["1760000000001000000","new"]]""", body);
    }

    private static string Unpack(byte[] body)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
