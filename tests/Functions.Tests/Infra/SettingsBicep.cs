using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using OpenQoE.Tests.Functions.Documentation;

namespace OpenQoE.Tests.Functions.Infra;

/// <summary>The settings as types of Bicep: a name that no options class has, or a value it would refuse, does not compile.</summary>
internal static class SettingsBicep
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("// Generated from the options classes; CONTRIBUTING.md says how. Lists, and what has a name of yours in it, are in `more`.\n");
        WriteType(text, "settings", "Settings of the service, by their names in docs/configuration.md. What is left out has its default.", secret: false);
        WriteType(text, "secretSettings", "Settings that go to the key vault, and from there to the service.", secret: true);
        return text.ToString();
    }

    private static void WriteType(StringBuilder text, string name, string description, bool secret)
    {
        text.Append($"\n@export()\n@description('{description}')\n{(secret ? "@secure()\n" : "")}@sealed()\ntype {name} = {{\n");
        foreach (var setting in Settings.All.Where(setting => setting.IsPlain && setting.IsSecret == secret).OrderBy(setting => setting.Name, StringComparer.Ordinal)) WriteSetting(text, setting);
        text.Append("}\n");
    }

    private static void WriteSetting(StringBuilder text, Setting setting)
    {
        text.Append($"  @description('{Quoted(Summaries.Plain(setting.Property))}')\n");
        var range = setting.Property.GetCustomAttribute<RangeAttribute>();
        if (setting.Type == typeof(int) && range is not null) text.Append($"  @minValue({range.Minimum})\n  @maxValue({range.Maximum})\n");
        text.Append($"  {setting.Name}: {TypeOf(setting)}?\n");
    }

    private static string TypeOf(Setting setting) => setting.Type switch
    {
        _ when setting.Property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed => OneOf(allowed.Values),
        var type when type == typeof(int) => "int",
        var type when type == typeof(bool) => "bool",
        { IsEnum: true } type => OneOf(Enum.GetNames(type)),
        _ => "string",
    };

    private static string OneOf(IEnumerable<object?> values) => $"({string.Join(" | ", values.Select(value => $"'{value}'"))})";

    private static string Quoted(string text) => text.Replace("\\", "\\\\").Replace("'", "\\'").Replace("${", "\\${");
}
