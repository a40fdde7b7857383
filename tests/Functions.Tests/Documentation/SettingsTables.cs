using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>Writes the tables of settings into a document: each below a mark that says how the names of its settings begin.</summary>
internal static partial class SettingsTables
{
    /// <summary>The document with its tables as the options classes have them.</summary>
    /// <exception cref="InvalidOperationException">No mark fits a setting.</exception>
    public static string Write(string document)
    {
        var marks = Mark().Matches(document).SelectMany(mark => Prefixes(mark)).ToList();
        var byPrefix = Settings.All.ToLookup(setting => marks.Where(prefix => setting.Name.StartsWith(prefix, StringComparison.Ordinal)).MaxBy(prefix => prefix.Length)
            ?? throw new InvalidOperationException($"No table is marked for {setting.Name}."));
        return Mark().Replace(document, mark => $"{mark.Groups["mark"].Value}\n\n{Table(Prefixes(mark).SelectMany(prefix => byPrefix[prefix]))}");
    }

    private static string[] Prefixes(Match mark) => mark.Groups["prefixes"].Value.Split(", ");

    private static string Table(IEnumerable<Setting> settings) =>
        "| setting | default | range | meaning |\n|---|---|---|---|\n" + string.Concat(settings.Select(setting => $"| {Name(setting)} | {Default(setting)} | {Range(setting)} | {Summaries.Markdown(setting.Property)} |\n"));

    private static string Name(Setting setting) => setting.Name.EndsWith("__0", StringComparison.Ordinal) ? $"`{setting.Name}`, `__1` …" : $"`{setting.Name}`";

    private static string Default(Setting setting) => setting.Default switch
    {
        "" => "none",
        _ when setting.Property.PropertyType == typeof(Dictionary<string, string>) => string.Join(", ", setting.Default.Split(", ").Select(pair => $"`{pair.Split(' ')[0]}`{pair[pair.IndexOf(' ')..]}")),
        var text => $"`{text}`",
    };

    private static string Range(Setting setting)
    {
        if (setting.Type.IsEnum) return string.Join(", ", Enum.GetNames(setting.Type).Select(name => $"`{name}`"));
        if (setting.Property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed) return string.Join(", ", allowed.Values.Select(value => $"`{value}`"));
        if (setting.Property.GetCustomAttribute<RangeAttribute>() is not { } range) return "";
        var (least, most) = (Quantity(setting, range.Minimum), Quantity(setting, range.Maximum));
        return range.Maximum is int.MaxValue ? $"from {least}" : $"{least} to {most}";
    }

    private static string Quantity(Setting setting, object bound) => setting.Type == typeof(TimeSpan)
        ? Duration(TimeSpan.Parse((string)bound, CultureInfo.InvariantCulture))
        : setting.Property.Name.EndsWith("Bytes", StringComparison.Ordinal) ? Bytes(Convert.ToInt64(bound, CultureInfo.InvariantCulture)) : string.Create(CultureInfo.InvariantCulture, $"{bound:#,0.##}");

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays} day{(time.TotalDays > 1 ? "s" : "")}"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours} h"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s"),
    };

    private static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 30 => $"{bytes >> 30} GiB",
        >= 1 << 20 => $"{bytes >> 20} MiB",
        _ => $"{bytes >> 10} KiB",
    };

    [GeneratedRegex(@"(?<mark><!-- settings: (?<prefixes>[^\n]+) -->)\n+(\|[^\n]*\n)*")]
    private static partial Regex Mark();
}
