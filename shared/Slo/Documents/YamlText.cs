using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace OpenQoE.Shared.Slo.Documents;

/// <summary>YAML as the JSON it stands for, by YAML's core schema.</summary>
internal static class YamlText
{
    private const int MaxLength = 65_536;
    private const int MaxDepth = 16;

    /// <returns>The document's mapping, or what is wrong.</returns>
    public static (JsonElement? Document, string? Error) Read(string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            return (null, $"The document has at most {MaxLength} characters.");
        }

        try
        {
            if (Refusal(yaml) is { } refusal)
            {
                return (null, refusal);
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? (JsonSerializer.SerializeToElement(Mapping(root)), null)
                : (null, "There is one document, a mapping.");
        }
        catch (YamlException e)
        {
            return (null, $"The document is not readable as YAML, at line {e.Start.Line}: {e.Message}");
        }
    }

    // Before anything is built: the loader recurses, and what refers to itself would not end.
    private static string? Refusal(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            switch (parser.Current)
            {
                case AnchorAlias or NodeEvent { Anchor.IsEmpty: false }:
                    return "There are no anchors and aliases.";
                case NodeEvent { Tag.IsEmpty: false }:
                    return "There are no tags.";
                // The stream and the document count too.
                case var _ when depth > MaxDepth + 2:
                    return $"Mappings and lists nest at most {MaxDepth} deep.";
            }
        }

        return null;
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Mapping(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode quoted => JsonValue.Create(quoted.Value ?? ""),
        _ => null,
    };

    private static JsonObject Mapping(YamlMappingNode mapping)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in mapping.Children)
        {
            fields[name is YamlScalarNode { Value: { } text } ? text : "?"] = Node(value);
        }

        return fields;
    }

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && (char.IsAsciiDigit(text[^1]) || text[^1] == '.') => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
