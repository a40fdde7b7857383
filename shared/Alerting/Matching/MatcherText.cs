using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OpenQoE.Shared.Alerting.Matching;

/// <summary>Matchers as text: <c>name="value"</c>, with <c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>; quotes may be left out.</summary>
public static partial class MatcherText
{
    /// <summary>Longest value, in characters: compiling a regular expression costs time and memory by its length.</summary>
    public const int LongestValue = 1_024;

    public static bool TryRead(string text, [NotNullWhen(true)] out LabelMatcher? matcher, [NotNullWhen(false)] out string? reason)
    {
        matcher = null;
        reason = null;
        var parts = Form.Match(text);
        if (!parts.Success)
        {
            reason = "is not a matcher: name=\"value\", with =, !=, =~ or !~";
        }
        else if (Unquoted(parts.Groups["value"].Value) is not { } value)
        {
            reason = "has a value whose quotes or escapes are not closed";
        }
        else if (value.Length > LongestValue)
        {
            reason = $"has a value of more than {LongestValue} characters";
        }
        else
        {
            reason = Build(parts.Groups["name"].Value, OperatorOf(parts.Groups["operator"].Value), value, out matcher);
        }

        return reason is null;
    }

    public static string Write(LabelMatcher matcher) => $"{matcher.Label}{TextOf(matcher.Operator)}\"{Escaped(matcher.Value)}\"";

    private static string? Build(string label, MatchOperator how, string value, out LabelMatcher? matcher)
    {
        matcher = null;
        try
        {
            matcher = LabelMatcher.Of(label, how, value);
            return null;
        }
        catch (ArgumentException)
        {
            return "has a regular expression that is none";
        }
        catch (NotSupportedException)
        {
            return "has a regular expression with look-around, back references or the like, or one too large";
        }
    }

    private static MatchOperator OperatorOf(string text) => text switch
    {
        "=" => MatchOperator.Equal,
        "!=" => MatchOperator.NotEqual,
        "=~" => MatchOperator.Regex,
        _ => MatchOperator.NotRegex,
    };

    private static string TextOf(MatchOperator how) => how switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        _ => "!~",
    };

    private static string? Unquoted(string text)
    {
        if (!text.StartsWith('"'))
        {
            return text.Contains('"') ? null : text;
        }

        // Only \" \\ and \n are escapes; before anything else a backslash is itself, since most of them are a regular expression's.
        return Quoted.IsMatch(text) ? Escape.Replace(text[1..^1], escape => escape.Value == @"\n" ? "\n" : escape.Value[1..]) : null;
    }

    private static string Escaped(string value) => value.Replace(@"\", @"\\").Replace("\"", "\\\"").Replace("\n", @"\n");

    [GeneratedRegex("""\A\s*(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?<operator>=~|!~|!=|=)\s*(?<value>.*?)\s*\z""", RegexOptions.Singleline)]
    private static partial Regex Form { get; }

    [GeneratedRegex("""\A"(?:[^"\\]|\\.)*"\z""", RegexOptions.Singleline)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("""\\["\\n]""")]
    private static partial Regex Escape { get; }
}
