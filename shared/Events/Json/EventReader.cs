using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Json;

/// <summary>Reads one element of <c>events</c>. Whatever is in it, the reader ends at its end.</summary>
internal static class EventReader
{
    /// <summary>The most objects and arrays within each other, the request's own included.</summary>
    public const int MaxDepth = 8;

    private static readonly Problem TypeProblem = new("event_type", ProblemCode.WrongType, "event_type is a string.", CostsEvent: true);

    /// <param name="json">At the element's first token.</param>
    /// <param name="index">Of the element.</param>
    /// <param name="previous">The event before it; null for the first.</param>
    /// <param name="members">Of the event before it; afterwards, of this one.</param>
    public static ReceivedEvent Read(ref Utf8JsonReader json, int index, ReceivedEvent? previous, ref RepeatedMembers members)
    {
        members.Next(previous?.IsPlain == true);
        var received = new ReceivedEvent(index, previous) { IsObject = json.TokenType == JsonTokenType.StartObject };
        if (!received.IsObject)
        {
            received.Add(new Problem("", ProblemCode.NotAnObject, "An event is a JSON object.", CostsEvent: true));
            json.Skip();
            return received;
        }
        ReadType(ref json, received);
        ReadEvent(ref json, FieldNode.Of(received.Event.Type), received, ref members);
        received.TakeRepeated();
        return received;
    }

    /// <summary>Skips the current value; false when it goes too deep.</summary>
    public static bool Skip(ref Utf8JsonReader json)
    {
        if (!IsStart(json.TokenType)) return true;
        var outside = json.CurrentDepth;
        var deepest = outside + 1;
        while (json.Read() && json.CurrentDepth > outside)
        {
            if (IsStart(json.TokenType)) deepest = Math.Max(deepest, json.CurrentDepth + 1);
        }
        return deepest <= MaxDepth;

        static bool IsStart(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;
    }

    /// <summary>The type decides what the other names mean: where it does not come first, as it does from SDKs, it is looked for ahead.</summary>
    private static void ReadType(ref Utf8JsonReader json, ReceivedEvent received)
    {
        var ahead = json;
        for (var isFirst = true; ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName; isFirst = false)
        {
            var isType = JsonText.Is(ref ahead, "event_type"u8);
            ahead.Read();
            if (isType)
            {
                SetType(ref ahead, received);
                if (isFirst && ahead.TokenType == JsonTokenType.String) json = ahead;
                return;
            }
            ahead.Skip();
        }
    }

    private static void SetType(ref Utf8JsonReader json, ReceivedEvent received)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        received.TypeName = json.TokenType == JsonTokenType.String ? JsonText.Read(ref json) : null;
        if (received.TypeName is { } name) received.Event.Type = EventTypeNames.Parse(name) ?? 0;
        else received.Add(TypeProblem);
    }

    private static void ReadEvent(ref Utf8JsonReader json, FieldNode root, ReceivedEvent received, ref RepeatedMembers members)
    {
        FieldNode? before = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (members.Skip(ref json, received.Read) is var repeated and > 0)
            {
                received.Repeat(repeated);
                before = root.PassedOver;
                continue;
            }
            var (start, read) = (members.StartOf(json), received.Read);
            var child = ReadMember(ref json, root, before, received);
            members.Note(json, start, child?.IsOfEveryType == true ? received.Read & ~read : 0);
            before = child ?? before;
        }
    }

    private static void ReadObject(ref Utf8JsonReader json, FieldNode node, ReceivedEvent received)
    {
        FieldNode? before = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName) before = ReadMember(ref json, node, before, received) ?? before;
    }

    /// <summary>What stood there; null when it is unknown.</summary>
    private static FieldNode? ReadMember(ref Utf8JsonReader json, FieldNode node, FieldNode? before, ReceivedEvent received)
    {
        var child = node.Find(ref json, before);
        json.Read();
        if (child is null) SkipInto(ref json, node.Path, received);
        else if (child.Field is { } field) ReadField(ref json, field, received);
        else if (json.TokenType == JsonTokenType.StartObject) ReadObject(ref json, child, received);
        else RejectObject(ref json, child, received);
        return child;
    }

    private static void RejectObject(ref Utf8JsonReader json, FieldNode node, ReceivedEvent received)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        received.Add(new Problem(node.Path, ProblemCode.WrongType, $"{node.Path} is an object.", CostsEvent: false));
        SkipInto(ref json, node.Path, received);
    }

    private static void ReadField(ref Utf8JsonReader json, EventField field, ReceivedEvent received)
    {
        received.Begin(field);
        if (json.TokenType == JsonTokenType.Null) return;
        var expected = field switch
        {
            TextField text => SetText(ref json, text, received) ? null : "a string",
            NumberField number => SetNumber(ref json, number, received) ? null : number.Range.Whole ? "a whole number" : "a number",
            FlagField flag => SetFlag(ref json, flag, received.Event) ? null : "true or false",
            PairsField pairs => SetPairs(ref json, pairs, received) ? null : "an object of strings",
            _ => throw new InvalidOperationException($"{field.GetType()} is new here."),
        };
        if (expected is not null) received.Add(Problem.Of(field, ProblemCode.WrongType, $"{field.Path} is {expected}."));
        SkipInto(ref json, field.Path, received);
    }

    private static bool SetText(ref Utf8JsonReader json, TextField field, ReceivedEvent received)
    {
        var text = json.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref json, received.PreviousText(field), isShared: !field.IsOfOneViewer),
            JsonTokenType.Number when field.NumbersToo => Encoding.UTF8.GetString(json.ValueSpan),
            _ => null,
        };
        if (string.IsNullOrEmpty(text)) return text is not null;
        text = field.Clean(text);
        received.HasExcess |= !field.Allows(text);
        field.Set(received.Event, text);
        return true;
    }

    private static bool SetNumber(ref Utf8JsonReader json, NumberField field, ReceivedEvent received)
    {
        if (json.TokenType != JsonTokenType.Number || !TryGet(ref json, out var value)) return false;
        if (field.Range.Whole && value != Math.Floor(value)) return false;
        received.HasExcess |= !field.Range.Contains(value);
        field.Set(received.Event, value);
        return true;
    }

    // Most numbers are whole, and sooner read as such.
    private static bool TryGet(ref Utf8JsonReader json, out double value)
    {
        if (!json.TryGetInt64(out var whole)) return json.TryGetDouble(out value);
        value = whole;
        return true;
    }

    private static bool SetPairs(ref Utf8JsonReader json, PairsField field, ReceivedEvent received)
    {
        if (PairsReader.Read(ref json) is not { } pairs) return false;
        if (pairs.Count == 0) return true;
        received.HasExcess |= !field.Allows(pairs);
        field.Set(received.Event, pairs);
        return true;
    }

    private static bool SetFlag(ref Utf8JsonReader json, FlagField field, PlayerEvent e)
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False)) return false;
        field.Set(e, json.GetBoolean());
        return true;
    }

    private static void SkipInto(ref Utf8JsonReader json, string path, ReceivedEvent received)
    {
        if (!Skip(ref json)) received.AddTooDeep(path, MaxDepth);
    }
}
