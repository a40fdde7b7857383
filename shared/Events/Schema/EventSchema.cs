namespace OpenQoE.Shared.Events.Schema;

/// <summary>Which fields an event of each type has.</summary>
public sealed class EventSchema
{
    private static readonly EventField[] AllFields = [.. EnvelopeFields.All.Concat(DataFields.All).OrderBy(field => field.Id)];
    private static readonly EventField?[] ById = IndexById();
    private static readonly EventSchema[] ByType =
        [.. Enumerable.Range(0, 1 + (int)EventType.ViewEnd).Select(type => new EventSchema((EventType)type))];

    private readonly EventField[] _fields;
    private readonly EventField[] _own;
    private readonly EventField[] _required;

    private EventSchema(EventType type)
    {
        _fields = [.. AllFields.Where(field => field.BelongsTo(type))];
        _own = [.. _fields.Except(EnvelopeFields.Context)];
        _required = [.. _fields.Where(field => field.Required)];
    }

    /// <summary>Every field there is, by ascending id.</summary>
    public static IReadOnlyList<EventField> All => AllFields;

    /// <summary>Those of <see cref="EventContext"/>, by ascending id: every type has them.</summary>
    internal static ReadOnlySpan<EventField> Context => EnvelopeFields.Context;

    /// <summary>The bits of <see cref="Context"/>.</summary>
    internal static ulong ContextBits { get; } = EnvelopeFields.Context.Aggregate(0UL, (bits, field) => bits | checked((ulong)field.Bit));

    internal static int HighestId => AllFields[^1].Id;

    /// <summary>By ascending id.</summary>
    public ReadOnlySpan<EventField> Fields => _fields;
    public ReadOnlySpan<EventField> Required => _required;

    /// <summary>Those that are not of the event's context, by ascending id.</summary>
    internal ReadOnlySpan<EventField> Own => _own;

    /// <summary>The fields that an event of this type has a value of.</summary>
    public IEnumerable<EventField> Present(PlayerEvent e) => _fields.Where(field => field.IsPresent(e));

    /// <summary>Type 0 is the unknown type: it has the fields that every type has.</summary>
    public static EventSchema Of(EventType type) => ByType[(int)type];

    public static EventField? FieldById(int id) => (uint)id < (uint)ById.Length ? ById[id] : null;

    private static EventField?[] IndexById()
    {
        var byId = new EventField?[1 + HighestId];
        foreach (var field in AllFields) byId[field.Id] = field;
        return byId;
    }
}
