using System.Globalization;

namespace OpenQoE.Shared.Governance;

/// <summary>How the values of one label are kept in bounds. Written <c>allow 100</c>, <c>top 1000</c>, <c>bucket 16</c>, <c>bucket 1,5,10</c>, <c>hash 100</c> or <c>drop</c>.</summary>
/// <param name="Kind">What happens to values.</param>
/// <param name="Limit">How many values the label may have beside <c>__other__</c>.</param>
/// <param name="Bounds">Of <see cref="PolicyKind.Bucket"/> by ranges: their bounds, ascending; empty otherwise.</param>
public sealed record LabelPolicy(PolicyKind Kind, int Limit, IReadOnlyList<double> Bounds)
{
    /// <summary>The value that stands for all that were not admitted.</summary>
    public const string Overflow = "__other__";

    /// <summary>Admitted values of a label are shared between instances in one row of a table, which holds no more.</summary>
    public const int MaximumLimit = 10_000;

    /// <summary>What the written form may be, for messages.</summary>
    public const string Forms = "allow N, top N, hash N, bucket N, bucket B1,B2,… (ascending bounds) or drop, with N from 0 to 10000";

    public static readonly LabelPolicy Dropped = new(PolicyKind.Drop, 0, []);

    public static LabelPolicy Allow(int limit) => new(PolicyKind.Allow, limit, []);

    public static LabelPolicy Top(int limit) => new(PolicyKind.Top, limit, []);

    /// <summary>True when values have to be admitted; otherwise the policy itself bounds them.</summary>
    public bool Admits => Kind is PolicyKind.Allow or PolicyKind.Top or PolicyKind.Hash;

    /// <summary>Reads the written form; null when it is none.</summary>
    public static LabelPolicy? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is ["drop"])
        {
            return Dropped;
        }

        if (parts.Length != 2 || parts[0] == "drop" || !Enum.TryParse<PolicyKind>(parts[0], ignoreCase: true, out var kind) || char.IsDigit(parts[0][0]))
        {
            return null;
        }

        if (int.TryParse(parts[1], CultureInfo.InvariantCulture, out var limit))
        {
            return limit is >= 0 and <= MaximumLimit && (kind != PolicyKind.Bucket || limit > 0) ? new(kind, limit, []) : null;
        }

        return kind == PolicyKind.Bucket && ParseBounds(parts[1]) is { } bounds ? new(kind, bounds.Count + 1, bounds) : null;
    }

    /// <summary>What takes the value's place before it is admitted; null leaves the label out.</summary>
    public string? Map(string value) => Kind switch
    {
        PolicyKind.Drop => null,
        PolicyKind.Hash => ValueBuckets.Digest(value),
        PolicyKind.Bucket when Bounds.Count > 0 => ValueBuckets.Range(value, Bounds),
        PolicyKind.Bucket => ValueBuckets.Numbered(value, Limit),
        _ => value,
    };

    public override string ToString() => Kind == PolicyKind.Drop
        ? "drop"
        : string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()} {(Bounds.Count > 0 ? string.Join(',', Bounds.Select(b => b.ToString(CultureInfo.InvariantCulture))) : Limit)}");

    private static List<double>? ParseBounds(string text)
    {
        var bounds = new List<double>();
        foreach (var part in text.Split(','))
        {
            if (!double.TryParse(part, CultureInfo.InvariantCulture, out var bound) || !double.IsFinite(bound) || (bounds.Count > 0 && bound <= bounds[^1]))
            {
                return null;
            }

            bounds.Add(bound);
        }

        return bounds.Count is > 0 and <= 100 ? bounds : null;
    }
}
