namespace OpenQoE.Shared.Events.Schema;

/// <summary>Which fields an event of each type has.</summary>
public sealed class EventSchema
{
    private static readonly EventField[] AllFields = [.. EnvelopeFields.All.Concat(DataFields.All).OrderBy(field => field.Id)];
    private static readonly EventField?[] ById = IndexById();
    private static readonly EventSchema[] ByType =
        [.. Enumerable.Range(0, 1 + (int)EventType.ViewEnd).Select(type => new EventSchema((EventType)type))];

    private readonly EventField[] _fields;
    private readonly EventField[] _required;

    private EventSchema(EventType type)
    {
        _fields = [.. AllFields.Where(field => field.BelongsTo(type))];
        _required = [.. _fields.Where(field => field.Required)];
    }

    /// <summary>Every field there is, by ascending id.</summary>
    public static IReadOnlyList<EventField> All => AllFields;

    /// <summary>By ascending id.</summary>
    public ReadOnlySpan<EventField> Fields => _fields;
    public ReadOnlySpan<EventField> Required => _required;

    /// <summary>Type 0 is the unknown type: it has the fields that every type has.</summary>
    public static EventSchema Of(EventType type) => ByType[(int)type];

    public static EventField? FieldById(int id) => (uint)id < (uint)ById.Length ? ById[id] : null;

    private static EventField?[] IndexById()
    {
        var byId = new EventField?[AllFields[^1].Id + 1];
        foreach (var field in AllFields) byId[field.Id] = field;
        return byId;
    }
}
