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

    public static ReceivedEvent Read(ref Utf8JsonReader json, int index)
    {
        var received = new ReceivedEvent(index) { IsObject = json.TokenType == JsonTokenType.StartObject };
        if (!received.IsObject)
        {
            received.Add(new Problem("", ProblemCode.NotAnObject, "An event is a JSON object.", CostsEvent: true));
            json.Skip();
            return received;
        }
        ReadType(json, received);
        ReadObject(ref json, FieldNode.Of(received.Event.Type), received);
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

    /// <summary>Looks ahead, on a copy of the reader: the type decides what the other names mean, and need not come first.</summary>
    private static void ReadType(Utf8JsonReader json, ReceivedEvent received)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isType = JsonText.Is(ref json, "event_type"u8);
            json.Read();
            if (isType)
            {
                SetType(ref json, received);
                return;
            }
            json.Skip();
        }
    }

    private static void SetType(ref Utf8JsonReader json, ReceivedEvent received)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        received.TypeName = json.TokenType == JsonTokenType.String ? JsonText.Read(ref json) : null;
        if (received.TypeName is { } name) received.Event.Type = EventTypeNames.Parse(name) ?? 0;
        else received.Add(TypeProblem);
    }

    private static void ReadObject(ref Utf8JsonReader json, FieldNode node, ReceivedEvent received)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var child = node.Find(ref json);
            json.Read();
            if (child is null) SkipInto(ref json, node.Path, received);
            else if (child.Field is { } field) ReadField(ref json, field, received);
            else if (json.TokenType == JsonTokenType.StartObject) ReadObject(ref json, child, received);
            else RejectObject(ref json, child, received);
        }
    }

    private static void RejectObject(ref Utf8JsonReader json, FieldNode node, ReceivedEvent received)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        received.Add(new Problem(node.Path, ProblemCode.WrongType, $"{node.Path} is an object.", CostsEvent: false));
        SkipInto(ref json, node.Path, received);
    }

    private static void ReadField(ref Utf8JsonReader json, EventField field, ReceivedEvent received)
    {
        received.Forget(field);
        if (json.TokenType == JsonTokenType.Null) return;
        var expected = field switch
        {
            TextField text => SetText(ref json, text, received.Event) ? null : "a string",
            NumberField number => SetNumber(ref json, number, received.Event) ? null : number.Range.Whole ? "a whole number" : "a number",
            FlagField flag => SetFlag(ref json, flag, received.Event) ? null : "true or false",
            PairsField pairs => PairsReader.Set(ref json, pairs, received.Event) ? null : "an object of strings",
            _ => throw new InvalidOperationException($"{field.GetType()} is new here."),
        };
        if (expected is not null) received.Add(Problem.Of(field, ProblemCode.WrongType, $"{field.Path} is {expected}."));
        else if (field.IsPresent(received.Event)) received.Add(field);
        SkipInto(ref json, field.Path, received);
    }

    private static bool SetText(ref Utf8JsonReader json, TextField field, PlayerEvent e)
    {
        var text = json.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref json),
            JsonTokenType.Number when field.NumbersToo => Encoding.UTF8.GetString(json.ValueSpan),
            _ => null,
        };
        if (!string.IsNullOrEmpty(text)) field.Set(e, field.Clean(text));
        return text is not null;
    }

    private static bool SetNumber(ref Utf8JsonReader json, NumberField field, PlayerEvent e)
    {
        if (json.TokenType != JsonTokenType.Number || !json.TryGetDouble(out var value)) return false;
        if (field.Range.Whole && value != Math.Floor(value)) return false;
        field.Set(e, value);
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
