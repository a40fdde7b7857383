using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>A key as operators see it: never its secret's hash, and the secret only where it is new.</summary>
public sealed record KeyView(
    string Id, string Kind, string Organisation, string Name, IReadOnlyList<string> Origins, double Rate, double Burst,
    DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, DateTimeOffset? PreviousSecretUntil, bool Active)
{
    /// <param name="key">What is stored.</param>
    /// <param name="now">For what has expired by then.</param>
    public static KeyView Of(AccessKey key, DateTimeOffset now) => new(
        key.Id, key.Kind.ToString().ToLowerInvariant(), key.Organisation, key.Name,
        key.Kind == KeyKind.Ingest ? key.Origins.List : [], key.Limit.Rate, key.Limit.Burst,
        key.Created, key.Expires, key.Revoked, key.PreviousUntil > now ? key.PreviousUntil : null, key.IsActive(now));
}

/// <param name="Key">The whole text, shown this once.</param>
/// <param name="Settings">What it is.</param>
public sealed record NewKeyView(string Key, KeyView Settings);
