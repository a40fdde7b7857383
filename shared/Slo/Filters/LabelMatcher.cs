using System.Text.RegularExpressions;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo.Filters;

/// <summary>One condition on a label, as Prometheus has them: a label an event does not state is the empty text.</summary>
public sealed class LabelMatcher
{
    public const int MaxPatternLength = 256;

    /// <summary>Far more than a linear match of 256 characters takes: only a guard.</summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(50);

    private readonly Regex? _pattern;
    private readonly bool _negated;

    private LabelMatcher(string label, string @operator, string value, Regex? pattern)
    {
        (Label, Operator, Value, _pattern) = (label, @operator, value, pattern);
        _negated = @operator[0] == '!';
    }

    public string Label { get; }

    /// <summary><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</summary>
    public string Operator { get; }

    public string Value { get; }

    /// <summary>As documents write it.</summary>
    public string Text => $"{Label}{Operator}\"{Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    /// <returns>The matcher, or what is wrong.</returns>
    public static (LabelMatcher? Matcher, string? Error) Create(string label, string @operator, string value)
    {
        if (!BaseLabels.All.ContainsKey(label) && !BaseLabels.IsCustom(label))
        {
            return (null, $"There is no label {label}: it is one of {string.Join(", ", BaseLabels.All.Keys)}, or {BaseLabels.CustomPrefix}….");
        }

        if (@operator is "=" or "!=")
        {
            return (new(label, @operator, value, null), null);
        }

        if (value.Length > MaxPatternLength)
        {
            return (null, $"The pattern for {label} has at most {MaxPatternLength} characters.");
        }

        try
        {
            var pattern = new Regex($"^(?:{value})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchTimeout);
            return (new(label, @operator, value, pattern), null);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return (null, $"The pattern for {label} is no regular expression without look-around and back references: {e.Message}");
        }
    }

    public bool Matches(PlayerEvent e)
    {
        var stated = BaseLabels.ValueOf(e, Label) ?? "";
        return (_pattern is null ? stated == Value : MatchesPattern(stated)) != _negated;
    }

    private bool MatchesPattern(string stated)
    {
        try
        {
            return _pattern!.IsMatch(stated);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
