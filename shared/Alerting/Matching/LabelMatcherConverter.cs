using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting.Matching;

/// <summary>Matchers in JSON are their text.</summary>
public sealed class LabelMatcherConverter : JsonConverter<LabelMatcher>
{
    public override LabelMatcher Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        MatcherText.TryRead(reader.GetString() ?? "", out var matcher, out var reason) ? matcher : throw new JsonException(reason);

    public override void Write(Utf8JsonWriter writer, LabelMatcher value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
