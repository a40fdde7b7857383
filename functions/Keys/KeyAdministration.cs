using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OpenQoE.Shared.Keys;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.Keys;

/// <summary>Makes, lists, rotates and revokes keys, for an operator and within what is theirs.</summary>
public sealed class KeyAdministration(IKeyStore store, KeyRing ring, TimeProvider clock, ILogger<KeyAdministration> logger)
{
    /// <summary>For how long the old secret goes on after a rotation, if nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);

    private const int SecretBytes = 32;
    private const int IdLength = 10;
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    public async Task<KeyResult> CreateAsync(Operator actor, KeyDraft draft, CancellationToken cancellation)
    {
        draft = draft with { Organisation = draft.Organisation ?? actor.Organisation };
        var now = clock.GetUtcNow();
        var validation = await new KeyDraftValidator(now).ValidateAsync(draft, cancellation);
        if (!validation.IsValid) return new KeyResult(KeyOutcome.Invalid, Errors: ByField(validation.ToDictionary()));
        if (!actor.MayActFor(draft.Organisation!)) return new KeyResult(KeyOutcome.Forbidden);

        var kind = draft.Kind == "admin" ? KeyKind.Admin : KeyKind.Ingest;
        var text = new KeyText(kind, RandomNumberGenerator.GetString(IdLetters, IdLength), NewSecret());
        var key = new AccessKey(text.Id, kind, draft.Organisation!)
        {
            Name = draft.Name ?? "",
            Origins = draft.Origins is { Count: > 0 } origins ? new AllowedOrigins(origins) : AllowedOrigins.Any,
            Limit = new RateLimit(draft.Rate ?? 0, draft.Burst ?? 0),
            Created = now,
            Expires = draft.Expires?.ToUniversalTime(),
            Secret = SecretHash.Of(text.Secret),
        };
        await store.AddAsync(key, cancellation);
        await NoteAsync("created", key, cancellation);
        return new KeyResult(KeyOutcome.Done, key, text.ToString());
    }

    /// <param name="actor">Sees their own organisation's only, unless they have all.</param>
    /// <param name="organisation">Only this one's; null or empty for all the actor sees.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Oldest first.</returns>
    public async Task<IReadOnlyList<AccessKey>> ListAsync(Operator actor, string? organisation, CancellationToken cancellation) =>
    [
        .. (await store.ListAsync(cancellation)).Where(key => actor.MayActFor(key.Organisation))
            .Where(key => string.IsNullOrEmpty(organisation) || key.Organisation == organisation)
            .OrderBy(key => key.Created).ThenBy(key => key.Id, StringComparer.Ordinal),
    ];

    /// <summary>A new secret for the same key.</summary>
    /// <param name="actor">Whose key it must be.</param>
    /// <param name="id">The key's.</param>
    /// <param name="overlap">For how long the old secret stays valid; 0 ends it at once.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<KeyResult> RotateAsync(Operator actor, string id, TimeSpan overlap, CancellationToken cancellation)
    {
        var (now, secret) = (clock.GetUtcNow(), NewSecret());
        var hash = SecretHash.Of(secret);

        // A write whose answer was lost is tried again, and must not take its own secret for the old one.
        var result = await ChangeAsync(
            actor, id, key => key.IsActive(now) && !key.Secret.Matches(hash) ? key.Rotated(hash, now, overlap) : null, cancellation);
        if (result.Key is not { } key) return result;
        if (!key.IsActive(now)) return new KeyResult(KeyOutcome.Ended, key);
        await NoteAsync("rotated", key, cancellation);
        return result with { Text = new KeyText(key.Kind, key.Id, secret).ToString() };
    }

    /// <summary>Ends a key for good. One that is revoked already stays as it is.</summary>
    public async Task<KeyResult> RevokeAsync(Operator actor, string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await ChangeAsync(actor, id, key => key.Revoked is null ? key with { Revoked = now } : null, cancellation);
        if (result.Key is { } key) await NoteAsync("revoked", key, cancellation);
        return result;
    }

    private async Task<KeyResult> ChangeAsync(
        Operator actor, string id, Func<AccessKey, AccessKey?> change, CancellationToken cancellation)
    {
        if (id.Length is 0 or > IdLength || !id.All(IdLetters.Contains)) return new KeyResult(KeyOutcome.NotFound);
        var key = await store.ChangeAsync(id, key => actor.MayActFor(key.Organisation) ? change(key) : null, cancellation);
        return key is not null && actor.MayActFor(key.Organisation) ? new KeyResult(KeyOutcome.Done, key) : new KeyResult(KeyOutcome.NotFound);
    }

    /// <summary>So that it counts here at once.</summary>
    private async Task NoteAsync(string what, AccessKey key, CancellationToken cancellation)
    {
        logger.LogInformation("Key {Id} ({Kind}) of {Organisation} was {What}", key.Id, key.Kind, key.Organisation, what);
        await ring.RefreshAsync(cancellation);
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>JSON's names: an item of a list counts as the list.</summary>
    private static Dictionary<string, string[]> ByField(IDictionary<string, string[]> errors) => errors
        .GroupBy(error => error.Key.Split('[')[0].ToLowerInvariant())
        .ToDictionary(field => field.Key, field => field.SelectMany(error => error.Value).Distinct().ToArray());
}
