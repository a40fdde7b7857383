using System.Globalization;
using System.Text.Json;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo.Documents;

/// <summary>One object of a document, whose fields are asked for by name and type. What is wrong is collected, and read as if it were absent.</summary>
internal sealed class DocumentObject
{
    private readonly Dictionary<string, JsonElement> _fields;
    private readonly string _path;
    private readonly List<FieldError> _errors;
    private readonly HashSet<string> _known = [];

    public DocumentObject(JsonElement element, string path, List<FieldError> errors)
    {
        (_path, _errors) = (path, errors);
        _fields = element.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
    }

    public string? Text(string name) => Find(name, "text", JsonValueKind.String)?.GetString();

    public double? Number(string name)
    {
        if (Find(name, "a number", JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Error(name, "is a number of usual size.");
        return null;
    }

    public bool? Flag(string name) => Find(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>A number, also as text: where a document may hold texts only.</summary>
    public double? NumberText(string name)
    {
        if (!Has(name) || _fields[name].ValueKind == JsonValueKind.Number)
        {
            return Number(name);
        }

        if (double.TryParse(_fields[name].ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Error(name, "is a number.");
        return null;
    }

    /// <summary>True or false, also as text: where a document may hold texts only.</summary>
    public bool? FlagText(string name)
    {
        if (!Has(name) || _fields[name].ValueKind != JsonValueKind.String)
        {
            return Flag(name);
        }

        switch (_fields[name].GetString())
        {
            case "true": return true;
            case "false": return false;
            default:
                Error(name, "is true or false.");
                return null;
        }
    }

    public DocumentObject? Object(string name) =>
        Find(name, "an object", JsonValueKind.Object) is { } value ? new(value, PathOf(name), _errors) : null;

    /// <summary>The objects of a list; null when it is absent.</summary>
    public IReadOnlyList<DocumentObject>? Objects(string name)
    {
        if (Find(name, "a list", JsonValueKind.Array) is not { } list)
        {
            return null;
        }

        var objects = new List<DocumentObject>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                objects.Add(new(item, $"{PathOf(name)}[{index}]", _errors));
            }
            else
            {
                _errors.Add(new($"{PathOf(name)}[{index}]", $"{PathOf(name)}[{index}] is an object."));
            }
        }

        return objects;
    }

    /// <summary>True when the field is there, with whatever in it; it counts as known then.</summary>
    public bool Has(string name)
    {
        _known.Add(name);
        return _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    public void Error(string name, string message) => _errors.Add(new(PathOf(name), $"{PathOf(name)} {message}"));

    /// <summary>To be called when all has been asked for: what nobody asked for does not exist.</summary>
    /// <param name="prefix">Only names that begin so; others are somebody else's.</param>
    public void RefuseOthers(string prefix = "")
    {
        foreach (var name in _fields.Keys.Where(name => !_known.Contains(name) && name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            Error(name, $"is not known here. Known: {string.Join(", ", _known)}.");
        }
    }

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private JsonElement? Find(string name, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!Has(name))
        {
            return null;
        }

        if (kinds.Contains(_fields[name].ValueKind))
        {
            return _fields[name];
        }

        Error(name, $"is {expected}.");
        return null;
    }
}
