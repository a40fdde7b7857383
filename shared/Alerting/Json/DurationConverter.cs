using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting.Json;

/// <summary>Durations as <c>5m</c>.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Durations.TryRead(reader.GetString() ?? "", out var duration) ? duration : throw new JsonException("not a duration");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Durations.Write(value));
}
