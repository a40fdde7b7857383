using System.Text.Json;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Incidents as they are kept.</summary>
public static class IncidentJson
{
    public static byte[] Write(Incident incident) => JsonSerializer.SerializeToUtf8Bytes(incident);

    /// <summary>The incident; throws a <see cref="JsonException"/> where the bytes are none. Fields that this version does not know are passed over.</summary>
    public static Incident Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Incident>(json) is { Transitions.Count: > 0 } incident ? incident : throw new JsonException("not an incident");
}
