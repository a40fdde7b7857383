using System.Text.RegularExpressions;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo;

/// <summary>How a matcher compares; in text <c>=</c>, <c>!=</c>, <c>=~</c>, <c>!~</c>.</summary>
public enum MatchKind { Equal, NotEqual, Matches, MatchesNot }

/// <summary>One condition on what an event says of itself, before governance.</summary>
public sealed record SloFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Regex? _pattern;

    /// <param name="label">One of <see cref="BaseLabels.All"/> but the organisation, or <c>custom_…</c>.</param>
    /// <param name="kind">How to compare.</param>
    /// <param name="value">A text, or a regular expression that the whole value has to match. A label that is missing has the value "".</param>
    /// <exception cref="ArgumentException">The expression is none.</exception>
    public SloFilter(string label, MatchKind kind, string value)
    {
        (Label, Kind, Value) = (label, kind, value);
        if (kind is MatchKind.Matches or MatchKind.MatchesNot)
        {
            _pattern = new Regex($"^(?:{value})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
        }
    }

    public string Label { get; }

    public MatchKind Kind { get; }

    public string Value { get; }

    public bool Takes(PlayerEvent e)
    {
        var actual = BaseLabels.ValueOf(e, Label) ?? "";
        return Kind switch
        {
            MatchKind.Equal => actual == Value,
            MatchKind.NotEqual => actual != Value,
            MatchKind.Matches => _pattern!.IsMatch(actual),
            _ => !_pattern!.IsMatch(actual),
        };
    }

    public bool Equals(SloFilter? other) => other is not null && (Label, Kind, Value) == (other.Label, other.Kind, other.Value);

    public override int GetHashCode() => HashCode.Combine(Label, Kind, Value);

    public override string ToString() => $"{Label}{Kind switch { MatchKind.Equal => "=", MatchKind.NotEqual => "!=", MatchKind.Matches => "=~", _ => "!~" }}\"{Value.Replace("\\", @"\\").Replace("\"", "\\\"")}\"";
}
