using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenQoE.Shared.Alerting.Json;

/// <summary>Lengths of time as Prometheus writes them: <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>1d</c>, <c>1w</c>, and <c>0</c>.</summary>
public static partial class Durations
{
    private static readonly (string Unit, long Seconds)[] Units = [("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0")
        {
            return true;
        }

        var parts = Form.Match(text);
        if (!parts.Success || text.Length == 0)
        {
            return false;
        }

        var given = Units.Where(unit => parts.Groups[unit.Unit].Success);
        duration = TimeSpan.FromSeconds(given.Sum(unit => long.Parse(parts.Groups[unit.Unit].Value, CultureInfo.InvariantCulture) * unit.Seconds));
        return true;
    }

    /// <summary>Whole seconds only.</summary>
    public static string Write(TimeSpan duration)
    {
        var rest = (long)duration.TotalSeconds;
        var text = "";
        foreach (var (unit, seconds) in Units)
        {
            // "1w" and "7d" are the same: days are what people write, so weeks are for multiples of a week only.
            if (rest >= seconds && (unit != "w" || rest % seconds == 0))
            {
                text += $"{rest / seconds}{unit}";
                rest %= seconds;
            }
        }

        return text.Length > 0 ? text : "0s";
    }

    [GeneratedRegex(@"\A(?:(?<w>\d{1,6})w)?(?:(?<d>\d{1,6})d)?(?:(?<h>\d{1,6})h)?(?:(?<m>\d{1,6})m)?(?:(?<s>\d{1,9})s)?\z", RegexOptions.ECMAScript)]
    private static partial Regex Form { get; }
}
