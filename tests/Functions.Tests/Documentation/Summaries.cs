using System.Reflection;
using System.Xml.Linq;
using OpenQoE.Functions.Ingest;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>What the options classes say about their settings, from the compiler's documentation file.</summary>
internal static class Summaries
{
    private static readonly Dictionary<string, XElement> ByMember = XDocument.Load(Path.ChangeExtension(typeof(IngestOptions).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The summary as Markdown.</summary>
    public static string Markdown(PropertyInfo property) => Text(property, code => $"`{code}`", (text, address) => $"[{text}]({address})");

    /// <summary>The summary without any marks.</summary>
    public static string Plain(PropertyInfo property) => Text(property, code => code, (text, _) => text);

    private static string Text(PropertyInfo property, Func<string, string> code, Func<string, string, string> link)
    {
        var name = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        var summary = ByMember.GetValueOrDefault(name)?.Element("summary") ?? throw new InvalidOperationException($"{name} has no summary.");
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "see" } see => link(see.Value, see.Attribute("href")!.Value),
            XElement element => code(element.Value),
            _ => "",
        }));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
