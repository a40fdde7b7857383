namespace OpenQoE.Shared.Keys;

/// <summary>A key as it is handed out and sent: <c>oqi_ID_SECRET</c> for ingest, <c>oqa_ID_SECRET</c> for administration.</summary>
/// <param name="Kind">Told by the prefix.</param>
/// <param name="Id">Names the key, and is no secret.</param>
/// <param name="Secret">256 random bits; it may contain underscores.</param>
public readonly record struct KeyText(KeyKind Kind, string Id, string Secret)
{
    private const string IngestPrefix = "oqi_";
    private const string AdminPrefix = "oqa_";
    private const int LongestPart = 64;

    /// <summary>Null for what has not the form of a key.</summary>
    public static KeyText? Parse(string text)
    {
        KeyKind? kind = text.StartsWith(IngestPrefix, StringComparison.Ordinal) ? KeyKind.Ingest
            : text.StartsWith(AdminPrefix, StringComparison.Ordinal) ? KeyKind.Admin
            : null;
        if (kind is null || text[IngestPrefix.Length..].Split('_', 2) is not [var id, var secret]) return null;
        return id.Length is > 0 and <= LongestPart && secret.Length is > 0 and <= LongestPart ? new KeyText(kind.Value, id, secret) : null;
    }

    /// <summary>The whole text, with the secret.</summary>
    public override string ToString() => $"{(Kind == KeyKind.Ingest ? IngestPrefix : AdminPrefix)}{Id}_{Secret}";
}
