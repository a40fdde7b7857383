using System.Globalization;

namespace OpenQoE.Functions.Keys;

/// <summary>Durations as people write them: <c>0</c>, <c>90s</c>, <c>30m</c>, <c>24h</c>, <c>7d</c>; a bare number is seconds.</summary>
public static class KeyDurations
{
    public const string Form = "a whole number with s, m, h or d, such as 24h, and at most 30d";

    private const int MostDigits = 7; // more days than that are more than a duration can be

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Null for anything else.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length == 0) return null;
        TimeSpan? unit = text[^1] switch
        {
            's' or (>= '0' and <= '9') => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        var digits = char.IsAsciiDigit(text[^1]) ? text : text[..^1];
        if (unit is null || digits.Length > MostDigits || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return number * unit.Value is var duration && duration <= Longest ? duration : null;
    }
}
