using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenQoE.Shared.Alerting.Json;

/// <summary>Points in time as RFC 3339 writes them, always with a zone.</summary>
internal static partial class Times
{
    public static bool TryRead(string text, out DateTimeOffset at)
    {
        at = default;
        return Form.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out at);
    }

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex Form { get; }
}
