using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo.Filters;

/// <summary>Which events an objective counts: those that meet all conditions, such as <c>content_type="live", player_name=~"hls.*"</c>.</summary>
public sealed class SloFilter : IEquatable<SloFilter>
{
    private readonly EventMatcher[] _matchers;

    internal SloFilter(IEnumerable<EventMatcher> matchers)
    {
        _matchers = [.. matchers];
        Text = string.Join(", ", _matchers.Select(m => m.Text));
    }

    /// <summary>No condition.</summary>
    public static SloFilter All { get; } = new([]);

    public IReadOnlyList<EventMatcher> Matchers => _matchers;

    /// <summary>As documents write it; empty without a condition.</summary>
    public string Text { get; }

    public static bool operator ==(SloFilter? a, SloFilter? b) => Equals(a, b);

    public static bool operator !=(SloFilter? a, SloFilter? b) => !Equals(a, b);

    public bool Matches(PlayerEvent e)
    {
        foreach (var matcher in _matchers)
        {
            if (!matcher.Matches(e))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(SloFilter? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as SloFilter);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
