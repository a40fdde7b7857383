using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>docs/configuration.md says what the code does.</summary>
public sealed class ConfigurationDocumentTests
{
    private const string Document = "configuration.md";
    private const string FromTheWorker = "From the Cloudflare Worker";

    /// <summary>With <c>OPENQOE_UPDATE_GOLDENS=1</c> the tables are written anew: look at the difference before you commit it.</summary>
    [Fact]
    public void Its_tables_are_what_the_options_classes_say()
    {
        var path = RepositoryRoot.Combine("docs", Document);
        var written = SettingsTables.Write(File.ReadAllText(path));
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllText(path, written);

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Fact]
    public void Every_setting_of_the_predecessor_is_understood_as_documented()
    {
        foreach (var row in MarkdownTables.Rows(Document, FromTheWorker))
        {
            var name = row[1].Trim('`').Split('`')[0].Replace("__", ":").Replace("<label>", "video_id");
            var value = row[0] switch { "CARDINALITY_LIMITS" => "{\"video_id\": 7}", _ when name.EndsWith("Url") => "http://old", _ => "old" };
            var configuration = new ConfigurationManager { [row[0]] = value };
            PredecessorAliases.AddTo(configuration);
            var path = row[1].Split('`').FirstOrDefault(part => part.StartsWith('/'));
            Assert.Equal(name.EndsWith("Url") ? value + path : name.EndsWith("video_id") ? "7" : value, configuration[name]);
        }
    }
}
