using System.Text.Json.Nodes;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Tests.Shared.Events.Schema;

/// <summary>
/// The field table as JSON Schema (draft 7), for those who post events in another language. <c>event</c> is for senders: all is as the table
/// says, and nothing else is there. <c>accepted</c> is what the service insists on.
/// </summary>
internal static class JsonSchema
{
    private const string Data = "data.";

    public static JsonObject OfRequests() => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["$comment"] = "Written by EventSchemaGoldenTests from the table in shared/Events/Schema.",
        ["title"] = "POST /v1/events",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["events"] = new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["maxItems"] = RequestReader.MaxEvents,
                ["items"] = new JsonObject { ["$ref"] = "#/definitions/event" },
            },
            ["sent_at"] = new JsonObject { ["type"] = "number" },
            ["batch_id"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = RequestReader.MaxBatchIdLength },
            ["attempt"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
        },
        ["required"] = Texts("events"),
        ["additionalProperties"] = false,
        ["definitions"] = new JsonObject
        {
            ["event"] = Event(EventSchema.All, closed: true),
            ["accepted"] = Event(EventSchema.All.Where(field => field.Required), closed: false),
        },
    };

    private static JsonObject Event(IEnumerable<EventField> fields, bool closed)
    {
        var byPlace = fields.ToLookup(field => field.Types is null);
        var schema = Members(byPlace[true].SelectMany(field => Names(field, "")), closed);
        var properties = (JsonObject)schema["properties"]!;
        properties.Insert(0, "event_type", new JsonObject { ["enum"] = Texts([.. Enum.GetValues<EventType>().SelectMany(Spellings)]) });
        ((JsonArray)schema["required"]!).Insert(0, "event_type");
        if (closed)
        {
            properties["cmcd"] = new JsonObject { ["type"] = Texts("object", "null") };
            properties["data"] = true;
        }
        schema["allOf"] = new JsonArray(
            [.. Enum.GetValues<EventType>().Select(type => OfType(type, [.. byPlace[false].Where(field => field.BelongsTo(type))], closed))]);
        return schema;
    }

    private static JsonObject OfType(EventType type, EventField[] fields, bool closed)
    {
        var needed = fields.Any(field => field.Required);
        var data = Members(fields.SelectMany(field => Names(field, Data)), closed);
        if (!needed) data["type"] = Texts("object", "null");
        var then = new JsonObject { ["properties"] = new JsonObject { ["data"] = needed || closed ? data : true } };
        if (needed) then["required"] = Texts("data");
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["event_type"] = new JsonObject { ["enum"] = Texts(Spellings(type)) } },
                ["required"] = Texts("event_type"),
            },
            ["then"] = then,
        };
    }

    /// <summary>An object. The members' names may have dots: then there are objects within it, which are optional.</summary>
    private static JsonObject Members(IEnumerable<Member> members, bool closed)
    {
        var schema = new JsonObject { ["type"] = "object" };
        var properties = new JsonObject();
        foreach (var group in members.GroupBy(member => member.Name.Split('.')[0]))
        {
            var first = group.First();
            if (first.Name == group.Key)
            {
                properties[group.Key] = Value(first.Field);
                if (first.Field.Required && !first.IsAlias) Require(schema, first);
                continue;
            }
            var inner = Members(group.Select(member => member with { Name = member.Name[(group.Key.Length + 1)..] }), closed);
            inner["type"] = Texts("object", "null");
            properties[group.Key] = inner;
        }
        schema["properties"] = properties;
        if (closed) schema["additionalProperties"] = false;
        return schema;
    }

    private static void Require(JsonObject schema, Member member)
    {
        if (member.Field.Aliases is not [var alias])
        {
            if (schema["required"] is JsonArray names) names.Add(member.Name);
            else schema["required"] = Texts(member.Name);
            return;
        }
        schema["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = Texts(alias[Data.Length..]) } };
        schema["then"] = new JsonObject { ["required"] = Texts(member.Name) };
    }

    private static JsonObject Value(EventField field)
    {
        var schema = field switch
        {
            TextField text => Value(text),
            NumberField number => Value(number.Range),
            FlagField => new JsonObject { ["type"] = "boolean" },
            PairsField pairs => new JsonObject
            {
                ["type"] = "object",
                ["maxProperties"] = pairs.MaxPairs,
                ["propertyNames"] = Text(1, pairs.MaxKeyLength),
                ["additionalProperties"] = Text(0, pairs.MaxValueLength),
            },
            _ => throw new InvalidOperationException($"{field.GetType()} is new here."),
        };
        if (field.Required) return schema;
        // null is absent.
        if (schema["type"] is JsonValue type) schema["type"] = Texts((string)type!, "null");
        if (schema["enum"] is JsonArray values) values.Add(null);
        return schema;
    }

    private static JsonObject Value(TextField field)
    {
        if (field.Allowed is not null) return new JsonObject { ["enum"] = Texts([.. field.Allowed]) };
        var text = Text(field.Required ? 1 : 0, field.MaxLength);
        if (field.NumbersToo) text["type"] = Texts("string", "number");
        return text;
    }

    /// <summary>Half of a surrogate pair is no text.</summary>
    private static JsonObject Text(int least, int most) =>
        new() { ["type"] = "string", ["minLength"] = least, ["maxLength"] = most, ["pattern"] = @"^\P{Cs}*$" };

    private static JsonObject Value(NumberRange range)
    {
        if (range.Allowed is not null) return new JsonObject { ["enum"] = new JsonArray([.. range.Allowed.Select(value => JsonValue.Create(value))]) };
        var number = new JsonObject { ["type"] = range.Whole ? "integer" : "number" };
        if (range != NumberRange.Time) (number["minimum"], number["maximum"]) = (range.Min, range.Max);
        return number;
    }

    private static IEnumerable<Member> Names(EventField field, string prefix) =>
        field.Aliases.Prepend(field.Path).Select(path => new Member(path[prefix.Length..], field, path != field.Path));

    private static string[] Spellings(EventType type) => type == EventType.QualityChange ? [type.ToName(), "qualitychange"] : [type.ToName()];

    private static JsonArray Texts(params string[] values) => new([.. values.Select(value => JsonValue.Create(value))]);

    private sealed record Member(string Name, EventField Field, bool IsAlias);
}
