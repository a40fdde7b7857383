using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Governance;

/// <summary>Puts values of a label into few others.</summary>
internal static class ValueBuckets
{
    private const int DigestBytes = 8;

    /// <summary>The range that a number falls into: <c>&lt;1</c>, <c>1-5</c>, <c>&gt;=5</c>; what is no number overflows.</summary>
    public static string Range(string value, IReadOnlyList<double> bounds)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return LabelPolicy.Overflow;
        }

        var above = 0;
        while (above < bounds.Count && number >= bounds[above])
        {
            above++;
        }

        return above == 0 ? $"<{Text(bounds[0])}"
            : above == bounds.Count ? $">={Text(bounds[^1])}"
            : $"{Text(bounds[above - 1])}-{Text(bounds[above])}";
    }

    /// <summary>One of so many buckets, the same for the same value everywhere and always.</summary>
    public static string Numbered(string value, int buckets) => $"b{StableHash.Of(value) % (ulong)buckets}";

    /// <summary>A digest from which the value cannot be read; equal values have equal ones.</summary>
    public static string Digest(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, DigestBytes));

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
