namespace OpenQoE.Shared.Events.Schema;

/// <summary>
/// One field of the wire format, stated once for everyone who handles it: the JSON reader, the rules and the queue
/// message. Its kind is its subclass.
/// </summary>
/// <param name="id">Part of the queue's message format: never change or reuse one.</param>
/// <param name="path">Where it stands in an event, e.g. <c>data.resolution.width</c>.</param>
public abstract class EventField(int id, string path)
{
    public int Id { get; } = id;
    public string Path { get; } = path;

    /// <summary>For sets of fields, by id.</summary>
    internal UInt128 Bit { get; } = UInt128.One << id;

    /// <summary>Other paths that mean the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>An event without it, or with a wrong one, is rejected; any other wrong field is only dropped.</summary>
    public bool Required { get; init; }

    /// <summary>The types that have it; null means every type. Elsewhere it is an unknown field, and ignored.</summary>
    public IReadOnlyList<EventType>? Types { get; init; }

    public bool BelongsTo(EventType type) => Types is null || Types.Contains(type);

    public abstract bool IsPresent(PlayerEvent e);

    public abstract void Clear(PlayerEvent e);

    /// <summary>Gives an event the value of another one, if that has one.</summary>
    public abstract void Copy(PlayerEvent from, PlayerEvent to);
}

/// <summary>A field by what it holds.</summary>
/// <typeparam name="TValue">Null where an event does not have it.</typeparam>
/// <param name="id">As of any field.</param>
/// <param name="path">As of any field.</param>
/// <param name="get">Where an event has it.</param>
/// <param name="set">As <paramref name="get"/>.</param>
public abstract class EventField<TValue>(int id, string path, Func<PlayerEvent, TValue?> get, Action<PlayerEvent, TValue?> set) : EventField(id, path)
{
    public TValue? Get(PlayerEvent e) => get(e);

    public void Set(PlayerEvent e, TValue value) => set(e, value);

    public override bool IsPresent(PlayerEvent e) => get(e) is not null;

    public override void Clear(PlayerEvent e) => set(e, default);

    public override void Copy(PlayerEvent from, PlayerEvent to)
    {
        if (get(from) is { } value) set(to, value);
    }
}

public sealed class TextField(
    int id, string path, int maxLength, Func<PlayerEvent, string?> get, Action<PlayerEvent, string?> set) : EventField<string>(id, path, get, set)
{
    /// <summary>In UTF-16 units.</summary>
    public int MaxLength { get; } = maxLength;

    /// <summary>The only values it may have; null means any.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>A JSON number is taken as its text.</summary>
    public bool NumbersToo { get; init; }

    /// <summary>Names one viewer, or what they did: nobody else says the same, and it is not kept for others.</summary>
    public bool IsOfOneViewer { get; init; }

    /// <summary>What is kept of a text as it was sent.</summary>
    public Func<string, string> Clean { get; init; } = text => text;

    public bool Allows(string text) => text.Length <= MaxLength && (Allowed is null || Allowed.Contains(text));
}

public sealed class NumberField(
    int id, string path, NumberRange range, Func<PlayerEvent, double?> get, Action<PlayerEvent, double?> set) : EventField<double?>(id, path, get, set)
{
    public NumberRange Range { get; } = range;
}

public sealed class FlagField(int id, string path, Func<PlayerEvent, bool?> get, Action<PlayerEvent, bool?> set) : EventField<bool?>(id, path, get, set);

/// <summary>An object of string pairs.</summary>
public sealed class PairsField(
    int id,
    string path,
    Func<PlayerEvent, IReadOnlyDictionary<string, string>?> get,
    Action<PlayerEvent, IReadOnlyDictionary<string, string>?> set) : EventField<IReadOnlyDictionary<string, string>>(id, path, get, set)
{
    public int MaxPairs { get; init; }
    public int MaxKeyLength { get; init; }
    public int MaxValueLength { get; init; }

    public bool Allows(IReadOnlyDictionary<string, string> pairs) => pairs.Count <= MaxPairs && !HasTooLong(pairs);

    /// <summary>Whether a name or a value is too long.</summary>
    public bool HasTooLong(IReadOnlyDictionary<string, string> pairs) =>
        pairs.Any(pair => pair.Key.Length > MaxKeyLength || pair.Value.Length > MaxValueLength);
}
