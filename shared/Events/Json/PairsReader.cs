using System.Text.Json;

namespace OpenQoE.Shared.Events.Json;

/// <summary>Reads an object of strings. One wrong pair makes it wrong as a whole.</summary>
internal static class PairsReader
{
    /// <summary>Null when it is not an object of strings.</summary>
    public static Dictionary<string, string>? Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return null;
        var inside = json; // a copy: the caller skips the object whatever becomes of it
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (inside.Read() && inside.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref inside);
            inside.Read();
            if (inside.TokenType == JsonTokenType.Null) continue;
            var value = inside.TokenType == JsonTokenType.String ? JsonText.Read(ref inside) : null;
            if (value is null || string.IsNullOrEmpty(name)) return null;
            if (value.Length > 0) pairs[name] = value;
        }
        return pairs;
    }
}
