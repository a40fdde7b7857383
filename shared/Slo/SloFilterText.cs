using System.Text.RegularExpressions;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.Slo;

/// <summary>Conditions as text, in Prometheus' notation: <c>content_type="live"</c>.</summary>
public static partial class SloFilterText
{
    private const int LongestPattern = 500;

    /// <summary>Reads a condition.</summary>
    /// <returns>The condition, or what is wrong.</returns>
    public static (SloFilter? Filter, string? Error) Parse(string text)
    {
        if (Notation().Match(text) is not { Success: true } match)
        {
            return (null, "It takes a condition such as content_type=\"live\", with one of = != =~ !~.");
        }

        var (label, value) = (match.Groups["label"].Value, match.Groups["value"].Value.Replace("\\\"", "\"").Replace(@"\\", @"\"));
        if (label == BaseLabels.Organisation || !(BaseLabels.All.ContainsKey(label) || BaseLabels.IsCustom(label)))
        {
            return (null, $"There is no label {label}; there are {string.Join(", ", BaseLabels.All.Keys.Where(l => l != BaseLabels.Organisation))} and custom_….");
        }

        if (value.Length > LongestPattern)
        {
            return (null, $"The value takes {LongestPattern} characters.");
        }

        try
        {
            return (new SloFilter(label, KindOf(match.Groups["kind"].Value), value), null);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return (null, $"The value is no regular expression without backtracking: {e.Message}");
        }
    }

    private static MatchKind KindOf(string sign) => sign switch
    {
        "=" => MatchKind.Equal,
        "!=" => MatchKind.NotEqual,
        "=~" => MatchKind.Matches,
        _ => MatchKind.MatchesNot,
    };

    [GeneratedRegex("""^\s*(?<label>[a-zA-Z_][a-zA-Z0-9_]*)\s*(?<kind>=~|!~|!=|=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Notation();
}
