using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenQoE.Functions.OpenApi;

/// <summary>JSON Schemas of what routes are sent and answer.</summary>
internal static class Schemas
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Of a type, as the serializer writes it.</summary>
    public static JsonNode Of<T>() => JsonSchemaExporter.GetJsonSchemaAsNode(Web, typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    /// <summary>An object with fields of JSON Schema's types: <c>("id", "string")</c>.</summary>
    public static JsonObject Object(params (string Name, string Type)[] fields) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, new JsonObject { ["type"] = field.Type }))),
    };

    /// <summary>An object with one list of such objects.</summary>
    public static JsonObject ListOf(string field, JsonNode item) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [field] = new JsonObject { ["type"] = "array", ["items"] = item } },
    };

    public static JsonNode Example(string json) => JsonNode.Parse(json)!;
}
