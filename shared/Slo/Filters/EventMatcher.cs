using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting.Matching;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo.Filters;

/// <summary>One condition on a label of an event: a label that it does not state is the empty text.</summary>
public sealed class EventMatcher
{
    public const int MaxPatternLength = 256;

    private readonly LabelMatcher _matcher;

    private EventMatcher(LabelMatcher matcher) => _matcher = matcher;

    /// <summary>As documents write it.</summary>
    public string Text => _matcher.ToString();

    /// <returns>The matcher, or what is wrong.</returns>
    public static (EventMatcher? Matcher, string? Error) Create(string label, MatchOperator how, string value)
    {
        if (!BaseLabels.All.ContainsKey(label) && !BaseLabels.IsCustom(label))
        {
            return (null, $"There is no label {label}: it is one of {string.Join(", ", BaseLabels.All.Keys)}, or {BaseLabels.CustomPrefix}….");
        }

        if (how is MatchOperator.Regex or MatchOperator.NotRegex && value.Length > MaxPatternLength)
        {
            return (null, $"The pattern for {label} has at most {MaxPatternLength} characters.");
        }

        try
        {
            return (new EventMatcher(LabelMatcher.Of(label, how, value)), null);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return (null, $"The pattern for {label} is no regular expression without look-around and back references: {e.Message}");
        }
    }

    public bool Matches(PlayerEvent e) => _matcher.Matches(BaseLabels.ValueOf(e, _matcher.Label) ?? "");
}
