using System.Text.Json;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Documents;

/// <summary>
/// Reads the fields of a JSON object. What is wrong is noted with the field's path and reading goes on, so that one look tells all errors; fields that
/// nobody asked for are errors, too, since they are misspelt.
/// </summary>
public sealed class JsonFields
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<FieldError> _errors;
    private readonly HashSet<string> _asked = [];

    /// <param name="value">Should be an object.</param>
    /// <param name="path">Of the object; empty for the document.</param>
    /// <param name="errors">Where errors are noted.</param>
    public JsonFields(JsonElement value, string path, List<FieldError> errors)
    {
        (_object, _path, _errors) = (value, path, errors);
        if (!IsObject)
        {
            Error("", "It takes an object.");
        }
    }

    private bool IsObject => _object.ValueKind == JsonValueKind.Object;

    /// <summary>Reads a document.</summary>
    /// <returns>Null when it is no JSON, which is noted.</returns>
    public static JsonFields? Parse(string json, List<FieldError> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            return new JsonFields(document.RootElement.Clone(), "", errors);
        }
        catch (JsonException e)
        {
            errors.Add(new FieldError("", $"It is no JSON: {e.Message}"));
            return null;
        }
    }

    public void Error(string field, string message) => _errors.Add(new FieldError(PathOf(field), message));

    public bool Has(string field) => Find(field) is not null;

    public string? Text(string field, string takes = "It takes a text.") => Read(field, JsonValueKind.String, takes)?.GetString();

    public double? Number(string field, string takes = "It takes a number.") =>
        Read(field, JsonValueKind.Number, takes) is { } value ? value.TryGetDouble(out var number) && double.IsFinite(number) ? number : Wrong<double>(field, takes) : null;

    public long? Whole(string field, string takes = "It takes a whole number.") =>
        Read(field, JsonValueKind.Number, takes) is { } value ? value.TryGetInt64(out var number) ? number : Wrong<long>(field, takes) : null;

    public bool? Flag(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Wrong<bool>(field, "It takes true or false."),
    };

    public JsonFields? Object(string field) => Find(field) is { } value ? new JsonFields(value, PathOf(field), _errors) : null;

    /// <summary>The objects of a list; none when there is no such field.</summary>
    public IReadOnlyList<JsonFields> Objects(string field) =>
        [.. Items(field, "It takes a list of objects.").Index().Select(item => new JsonFields(item.Item, $"{PathOf(field)}[{item.Index}]", _errors))];

    /// <summary>The texts of a list; null when there is no such field.</summary>
    public IReadOnlyList<string>? Texts(string field)
    {
        if (!Has(field))
        {
            return null;
        }

        var items = Items(field, "It takes a list of texts.").ToArray();
        foreach (var (index, item) in items.Index().Where(item => item.Item.ValueKind != JsonValueKind.String))
        {
            Error($"{field}[{index}]", "It takes a text.");
        }

        return [.. items.Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
    }

    /// <summary>Notes every field that nobody asked for.</summary>
    public void End()
    {
        foreach (var property in IsObject ? _object.EnumerateObject().Where(property => !_asked.Contains(property.Name)) : [])
        {
            Error(property.Name, $"There is no such field; there are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private IEnumerable<JsonElement> Items(string field, string takes) => Read(field, JsonValueKind.Array, takes)?.EnumerateArray() ?? Enumerable.Empty<JsonElement>();

    private JsonElement? Read(string field, JsonValueKind kind, string takes)
    {
        if (Find(field) is not { } value || value.ValueKind == kind)
        {
            return Find(field);
        }

        Error(field, takes);
        return null;
    }

    // A null is as good as nothing.
    private JsonElement? Find(string field)
    {
        _asked.Add(field);
        return IsObject && _object.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T? Wrong<T>(string field, string takes)
        where T : struct
    {
        Error(field, takes);
        return null;
    }

    private string PathOf(string field) => _path.Length == 0 ? field : field.Length == 0 ? _path : $"{_path}.{field}";
}
