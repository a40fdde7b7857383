using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>All keys as they were when the table was read.</summary>
public sealed class KeySnapshot(IReadOnlyList<AccessKey> keys)
{
    // Takes the place of a key that is not there, so that time does not tell which ids exist.
    private static readonly AccessKey Nobody =
        new("", KeyKind.Ingest, "") { Created = DateTimeOffset.MinValue, Secret = SecretHash.None, Expires = DateTimeOffset.MinValue };

    private readonly Dictionary<string, AccessKey> _byId = keys.ToDictionary(key => key.Id, StringComparer.Ordinal);

    /// <summary>The key that a text opens; null when it opens none.</summary>
    public AccessKey? Find(KeyText text, DateTimeOffset now)
    {
        var key = _byId.GetValueOrDefault(text.Id, Nobody);
        return key.Opens(SecretHash.Of(text.Secret), now) && key.Kind == text.Kind ? key : null;
    }

    public bool HasIngestKey(DateTimeOffset now) => IngestKeys(now).Any();

    /// <summary>What the keys together say to a page that asks before it posts, when its key is not known yet.</summary>
    public string? Grant(string origin, DateTimeOffset now)
    {
        var grants = IngestKeys(now).Select(key => key.Origins.Grant(origin)).OfType<string>().Distinct().ToList();
        return grants.Contains(origin) ? origin : grants.FirstOrDefault();
    }

    private IEnumerable<AccessKey> IngestKeys(DateTimeOffset now) =>
        _byId.Values.Where(key => key.Kind == KeyKind.Ingest && key.IsActive(now));
}
