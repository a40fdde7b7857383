using System.Text.Encodings.Web;
using System.Text.Json;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Events.Schema;

/// <summary>
/// The table as it is committed in <c>tests/Fixtures/event.schema.json</c>, against which the browser SDK's tests hold all that it sends. With
/// <c>OPENQOE_UPDATE_GOLDENS=1</c> the file is written anew: look at the difference before you commit it.
/// </summary>
public class EventSchemaGoldenTests
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_committed_schema_says_what_the_table_says()
    {
        var path = RepositoryRoot.Combine("tests", "Fixtures", "event.schema.json");
        var actual = JsonSchema.OfRequests().ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
