using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>A property's name and that of its type annotation, encoded once.</summary>
internal sealed class PropertyName(string name)
{
    public JsonEncodedText Text { get; } = Encode(name);

    public JsonEncodedText Annotation { get; } = Encode(name + PropertyNames.TypeSuffix);

    private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
