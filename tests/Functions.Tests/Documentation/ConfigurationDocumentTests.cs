using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>docs/configuration.md says what the code does.</summary>
public sealed class ConfigurationDocumentTests
{
    private const string Document = "configuration.md";
    private const string FromTheWorker = "From the Cloudflare Worker";

    [Fact]
    public void Every_option_is_documented_with_its_default_and_nothing_else_is()
    {
        var documented = MarkdownTables.Rows(Document)
            .Select(row => (Key: row[0].Split(',')[0].Trim('`'), Default: row[1].Replace("`", "")))
            .Where(row => row.Key.StartsWith("OpenQoE__", StringComparison.Ordinal))
            .Select(row => $"{row.Key} = {row.Default}");
        Assert.Equal(Settings.All.Select(setting => $"{setting.Name} = {(setting.Default.Length > 0 ? setting.Default : "none")}").Order(), documented.Order());
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
