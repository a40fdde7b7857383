using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Shared.Keys;

/// <summary>A key as it is stored: everything but its secret.</summary>
/// <param name="Id">Names it; part of its text.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Organisation">Whose it is.</param>
public sealed record AccessKey(string Id, KeyKind Kind, string Organisation)
{
    /// <summary>For people; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whose pages may post with it.</summary>
    public AllowedOrigins Origins { get; init; } = AllowedOrigins.Any;

    /// <summary>Its own limit, where a 0 stands for the default.</summary>
    public RateLimit Limit { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it opens nothing; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    public required SecretHash Secret { get; init; }

    /// <summary>The secret before the last rotation.</summary>
    public SecretHash PreviousSecret { get; init; } = SecretHash.None;

    /// <summary>Until when the previous secret is valid; null when there is none.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    public bool IsActive(DateTimeOffset now) => Revoked is null && !(Expires <= now);

    /// <summary>Whether a secret opens it. All comparisons are made, whatever the first says.</summary>
    public bool Opens(SecretHash secret, DateTimeOffset now)
    {
        var isCurrent = Secret.Matches(secret);
        var isPrevious = PreviousSecret.Matches(secret) & now < (PreviousUntil ?? DateTimeOffset.MinValue);
        return (isCurrent | isPrevious) & IsActive(now);
    }

    /// <summary>With a new secret; the one it had stays valid for the overlap.</summary>
    public AccessKey Rotated(SecretHash secret, DateTimeOffset now, TimeSpan overlap) => this with
    {
        Secret = secret,
        PreviousSecret = overlap > TimeSpan.Zero ? Secret : SecretHash.None,
        PreviousUntil = overlap > TimeSpan.Zero ? now + overlap : null,
    };
}
