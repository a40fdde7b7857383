namespace OpenQoE.Functions.Keys;

/// <summary>A key that somebody wants made.</summary>
public sealed record KeyDraft
{
    /// <summary><c>ingest</c> (the default) or <c>admin</c>.</summary>
    public string? Kind { get; init; } = "ingest";

    /// <summary>Whose it is to be; an operator of one organisation may leave it out.</summary>
    public string? Organisation { get; init; }

    /// <summary>For people.</summary>
    public string? Name { get; init; }

    /// <summary>Origins whose pages may post with it; none: all.</summary>
    public IReadOnlyList<string>? Origins { get; init; }

    /// <summary>Events per second; 0 or nothing for the default.</summary>
    public double? Rate { get; init; }

    /// <summary>Events at once; 0 or nothing for the default.</summary>
    public double? Burst { get; init; }

    /// <summary>When it ends; nothing for never.</summary>
    public DateTimeOffset? Expires { get; init; }
}
