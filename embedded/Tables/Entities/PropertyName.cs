using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>A property's name and that of its type annotation, encoded once.</summary>
internal sealed class PropertyName(string name)
{
    public JsonEncodedText Text { get; } = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public JsonEncodedText Annotation { get; } =
        JsonEncodedText.Encode(name + PropertyNames.TypeSuffix, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
