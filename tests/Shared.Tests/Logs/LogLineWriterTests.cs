using System.Text.Json;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Logs;

public class LogLineWriterTests
{
    /// <summary>
    /// The lines of all events in <c>tests/Fixtures/events</c>. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the file is written anew: look at the difference
    /// before you commit it.
    /// </summary>
    [Fact]
    public void The_examples_of_the_wire_format_have_the_committed_lines()
    {
        var examples = Directory.GetFiles(RepositoryRoot.Combine("tests", "Fixtures", "events")).Order(StringComparer.Ordinal);
        var lines = string.Concat(examples.Select(file => $"{Path.GetFileNameWithoutExtension(file)} {LineOf(File.ReadAllText(file))}\n"));

        var golden = RepositoryRoot.Combine("tests", "Fixtures", "logs", "lines.txt");
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllText(golden, lines);
        Assert.Equal(File.ReadAllText(golden), lines);
    }

    [Fact]
    public void A_line_has_every_field_that_the_contract_names_and_no_other()
    {
        var written = new HashSet<string>();
        foreach (var type in Enum.GetValues<EventType>())
        {
            var line = LogLineWriter.Write(Some.FullEvent(type, new Random(1)), new LogStream("", "", type));
            written.UnionWith(Fields(line).Select(field => field.Name).Where(name => !name.StartsWith("custom_", StringComparison.Ordinal)));
        }

        Assert.Equal(LogFields.All.Order(), written.Order());
    }

    [Fact]
    public void What_the_stream_says_already_is_not_said_again()
    {
        var e = SomeSlot.Event(EventType.Pause, e => e.Env = "invented");
        Assert.DoesNotContain(Fields(LogLineWriter.Write(e, new LogStream("org", "invented", EventType.Pause))), f => f.Name is "org_id" or "env");

        var overflow = Fields(LogLineWriter.Write(e, new LogStream("__other__", "__other__", EventType.Pause)));
        Assert.Equal(["org", "invented"], overflow.Where(f => f.Name is "org_id" or "env").Select(f => f.Value.GetString()));
    }

    [Fact]
    public void Whatever_a_text_holds_the_line_is_json_on_one_line_of_the_same_text()
    {
        const string Awkward = "\" \\ \n \t \u0000 \u2028 é 电影 🎬 {{.}} `";
        var line = LogLineWriter.Write(
            SomeSlot.Event(EventType.Error, e => (e.Data.ErrorMessage, e.Custom) = (Awkward, new Dictionary<string, string> { ["a \"b\""] = Awkward })), SomeLines.Stream);

        Assert.DoesNotContain('\n', SomeLines.TextOf(line));
        var fields = Fields(line).ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal((Awkward, Awkward), (fields["error_message"].GetString(), fields["custom_a \"b\""].GetString()));
    }

    private static string LineOf(string json)
    {
        var e = RequestReader.Read(System.Text.Encoding.UTF8.GetBytes($$"""{"events":[{{json}}]}""")).Events.Single().Event;
        var line = LogLineWriter.Write(e, new LogStream("acme", e.Env ?? "", e.Type));
        return $"{line.Time} {SomeLines.TextOf(line)}";
    }

    private static List<JsonProperty> Fields(LogLine line) => [.. JsonDocument.Parse(line.Text).RootElement.EnumerateObject()];
}
