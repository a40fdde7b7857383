using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Json;

/// <summary>What may stand at a name in an event's JSON: a field, or an object of further names.</summary>
internal sealed class FieldNode
{
    /// <summary>No name in use is longer, even if every character of it is escaped.</summary>
    private const int LongestName = 192;

    private static readonly FieldNode[] Roots = [.. Enumerable.Range(0, 1 + (int)EventType.ViewEnd).Select(type => Root((EventType)type))];

    private readonly FrozenDictionary<string, FieldNode>.AlternateLookup<ReadOnlySpan<char>> _children;
    private readonly byte[] _name;

    // Players name their fields in one order again and again: what came first in this object, and after this field, when last seen. Only a guess, so that
    // it does not matter which of several threads wrote it.
    private FieldNode? _first;
    private FieldNode? _next;

    private FieldNode(string path, EventField? field, IEnumerable<(string Path, EventField? Field)> below)
    {
        Path = path;
        Field = field;
        _name = Encoding.UTF8.GetBytes(path[(path.LastIndexOf('.') + 1)..]);
        IsOfEveryType = field is { Types: null } || (below.Any() && below.All(item => item.Field is { Types: null }));
        PassedOver = path.Length == 0 ? new FieldNode(".", null, []) : null;
        var from = path.Length == 0 ? 0 : path.Length + 1;
        _children = below
            .GroupBy(item => item.Path[from..].Split('.')[0])
            .ToFrozenDictionary(group => group.Key, group => Child(path + (from == 0 ? "" : ".") + group.Key, [.. group]))
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Empty for the event itself.</summary>
    public string Path { get; }

    /// <summary>Null: an object.</summary>
    public EventField? Field { get; }

    /// <summary>Whether all that may stand there is of fields that every type has.</summary>
    public bool IsOfEveryType { get; }

    /// <summary>Stands for whatever came last in this object and was passed over.</summary>
    public FieldNode? PassedOver { get; }

    public static FieldNode Of(EventType type) => Roots[(int)type];

    /// <summary>What the current property name stands for; null when it is unknown.</summary>
    /// <param name="json">At a property's name.</param>
    /// <param name="before">What was found last in this object; null at its beginning.</param>
    public FieldNode? Find(ref Utf8JsonReader json, FieldNode? before)
    {
        ref var guess = ref before is null ? ref _first : ref before._next;
        if (guess is { } likely && json.ValueSpan.SequenceEqual(likely._name)) return likely;
        var found = Find(ref json);
        if (found is not null) guess = found;
        return found;
    }

    private FieldNode? Find(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > LongestName || !JsonText.IsUnicode(ref json)) return null;
        Span<char> name = stackalloc char[LongestName];
        return _children.TryGetValue(name[..json.CopyString(name)], out var child) ? child : null;
    }

    private static FieldNode Root(EventType type)
    {
        var fields = EventSchema.Of(type).Fields.ToArray();
        var paths = fields.SelectMany(field => field.Aliases.Append(field.Path), (field, path) => (path, (EventField?)field));
        return new FieldNode("", null, paths.Append(("cmcd", null))); // cmcd is an object whose keys mean nothing yet
    }

    private static FieldNode Child(string path, (string Path, EventField? Field)[] group) =>
        group is [var only] && only.Path == path ? new(path, only.Field, []) : new(path, null, group);
}
