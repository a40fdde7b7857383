using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace OpenQoE.Shared.Alerting.Matching;

/// <summary>
/// A condition on one label, such as <c>severity="critical"</c> or <c>country=~"DE|FR"</c>. As in Alertmanager: a missing label is an
/// empty one, and a regular expression must match the whole value.
/// </summary>
[JsonConverter(typeof(LabelMatcherConverter))]
public sealed class LabelMatcher
{
    private readonly Regex? regex;

    private LabelMatcher(string label, MatchOperator how, string value, Regex? regex)
    {
        Label = label;
        Operator = how;
        Value = value;
        this.regex = regex;
    }

    public string Label { get; }

    public MatchOperator Operator { get; }

    public string Value { get; }

    /// <summary>A matcher; throws an <see cref="ArgumentException"/> where a regular expression is none.</summary>
    public static LabelMatcher Of(string label, MatchOperator how, string value) =>
        new(label, how, value, how is MatchOperator.Regex or MatchOperator.NotRegex ? WholeValue(value) : null);

    /// <summary>A matcher of text that is known to be one; throws a <see cref="FormatException"/> where it is not.</summary>
    public static LabelMatcher Parse(string text) =>
        MatcherText.TryRead(text, out var matcher, out var reason) ? matcher : throw new FormatException(reason);

    public bool Matches(IReadOnlyDictionary<string, string> labels) => Matches(labels.GetValueOrDefault(Label, ""));

    /// <summary>Whether a value of the label meets the condition.</summary>
    public bool Matches(string value) => Operator switch
    {
        MatchOperator.Equal => value == Value,
        MatchOperator.NotEqual => value != Value,
        MatchOperator.Regex => regex!.IsMatch(value),
        _ => !regex!.IsMatch(value),
    };

    public override string ToString() => MatcherText.Write(this);

    public override bool Equals(object? obj) => obj is LabelMatcher other && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    // Linear in the value's length, whatever was written: as RE2, which Alertmanager uses, and with the same things left out.
    private static Regex WholeValue(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
