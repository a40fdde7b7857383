using System.Globalization;
using System.Text.Json;
using OpenQoE.Shared.Alerting.Matching;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Json;

/// <summary>Reads the fields of a JSON object that somebody wrote, and collects what is wrong with them by their paths. Null is a field left out.</summary>
internal sealed class ObjectReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement element;
    private readonly string path;
    private readonly List<FieldError> errors;
    private readonly HashSet<string> known = [];

    private ObjectReader(JsonElement element, string path, List<FieldError> errors)
    {
        this.element = element;
        this.path = path;
        this.errors = errors;
    }

    /// <summary>Reads a document with a function; null where anything is wrong with it.</summary>
    public static (T? Value, IReadOnlyList<FieldError> Errors) Read<T>(string json, Func<ObjectReader, T> read)
        where T : class
    {
        var errors = new List<FieldError>();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var value = Of(document.RootElement, "", errors)?.All(read);
            return (errors.Count == 0 ? value : null, errors);
        }
        catch (JsonException broken)
        {
            return (null, [new FieldError("", $"is not JSON, or has a field twice (line {broken.LineNumber + 1})")]);
        }
        catch (InvalidOperationException)
        {
            // What JsonElement says of half a surrogate pair.
            return (null, [new FieldError("", "has a text that is not Unicode")]);
        }
    }

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Refuse(string name, string message) => errors.Add(new FieldError(PathOf(name), message));

    /// <summary>A field's text, or null.</summary>
    public string? Text(string name) => Field(name, JsonValueKind.String, "must be a text") is { } field ? field.GetString() : null;

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        if (!Has(name))
        {
            Refuse(name, "is required");
        }

        return "";
    }

    public bool? Flag(string name)
    {
        known.Add(name);
        if (!Has(name))
        {
            return null;
        }

        var kind = element.GetProperty(name).ValueKind;
        if (kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse(name, "must be true or false");
        }

        return kind == JsonValueKind.True;
    }

    public TimeSpan? Duration(string name) => Parsed<TimeSpan>(name, "must be a duration, such as 30s, 5m, 3h or 1d", Durations.TryRead);

    public TimeOnly? TimeOfDay(string name) => Parsed<TimeOnly>(name, "must be a time of day, such as 09:00", (string text, out TimeOnly at) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out at));

    public DateTimeOffset? Time(string name) => Parsed<DateTimeOffset>(name, "must be a time with its zone, such as 2026-10-01T20:00:00Z", Times.TryRead);

    public LabelMatcher[] Matchers(string name)
    {
        var matchers = new List<LabelMatcher>();
        foreach (var (text, index) in (Texts(name) ?? []).Select((text, index) => (text, index)))
        {
            if (MatcherText.TryRead(text, out var matcher, out var reason))
            {
                matchers.Add(matcher);
            }
            else
            {
                Refuse($"{name}[{index}]", reason);
            }
        }

        return [.. matchers];
    }

    public string[]? Texts(string name) => Items(name, "must be a list of texts", JsonValueKind.String, "must be a text", (item, _) => item.GetString()!);

    /// <summary>A list of objects, each read by a function.</summary>
    public T[]? Objects<T>(string name, Func<ObjectReader, T> read) => Items(
        name, "must be a list of objects", JsonValueKind.Object, "must be an object", (item, at) => new ObjectReader(item, at, errors).All(read));

    public T? Object<T>(string name, Func<ObjectReader, T> read)
        where T : class =>
        Field(name, JsonValueKind.Object, "must be an object") is { } field ? new ObjectReader(field, PathOf(name), errors).All(read) : null;

    /// <summary>An object of texts by name.</summary>
    public IReadOnlyDictionary<string, string>? Map(string name) => Object(name, reader => reader.element.EnumerateObject()
        .ToDictionary(field => field.Name, field => reader.RequiredText(field.Name)));

    /// <summary>Takes a field as known whose value does not matter.</summary>
    public void Ignore(string name) => known.Add(name);

    /// <summary>Takes whatever else there is as known.</summary>
    public void IgnoreRest() => known.UnionWith(element.EnumerateObject().Select(field => field.Name));

    private static ObjectReader? Of(JsonElement element, string path, List<FieldError> errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new ObjectReader(element, path, errors);
        }

        errors.Add(new FieldError(path, "must be an object"));
        return null;
    }

    private T All<T>(Func<ObjectReader, T> read)
    {
        var value = read(this);
        foreach (var field in element.EnumerateObject().Where(field => !known.Contains(field.Name)))
        {
            Refuse(field.Name, "is not a field of this");
        }

        return value;
    }

    public bool Has(string name) => element.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null;

    private JsonElement? Field(string name, JsonValueKind kind, string otherwise)
    {
        known.Add(name);
        if (!Has(name))
        {
            return null;
        }

        var field = element.GetProperty(name);
        if (field.ValueKind == kind)
        {
            return field;
        }

        Refuse(name, otherwise);
        return null;
    }

    private delegate bool Parser<T>(string text, out T value);

    private T? Parsed<T>(string name, string otherwise, Parser<T> parser)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (parser(text, out var value))
        {
            return value;
        }

        Refuse(name, otherwise);
        return null;
    }

    private T[]? Items<T>(string name, string noList, JsonValueKind kind, string noItem, Func<JsonElement, string, T> read)
    {
        if (Field(name, JsonValueKind.Array, noList) is not { } list)
        {
            return null;
        }

        var items = new List<T>();
        foreach (var (item, index) in list.EnumerateArray().Select((item, index) => (item, index)))
        {
            if (item.ValueKind == kind)
            {
                items.Add(read(item, $"{PathOf(name)}[{index}]"));
            }
            else
            {
                Refuse($"{name}[{index}]", noItem);
            }
        }

        return [.. items];
    }
}
