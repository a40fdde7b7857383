using System.Text.Json;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>An event of a load: what differs between them. Null is left out. The type is one whose data <see cref="Write"/> knows.</summary>
internal readonly record struct LoadEvent(
    string Type, string? Organisation = null, string? Video = null, string? Cdn = null, string? AppVersion = null, string? ErrorCode = null,
    string? Device = null, string? Country = null, int Viewer = 0)
{
    public void Write(Utf8JsonWriter json, long now, int seq)
    {
        json.WriteStartObject();
        json.WriteString("event_type", Type);
        json.WriteNumber("event_time", now);
        json.WriteNumber("seq", seq);
        json.WriteString("player_id", "web");
        json.WriteString("view_id", "view");
        json.WriteString("session_id", "session");
        json.WriteString("viewer_id", Viewer.ToString("x64"));
        Text(json, "org_id", Organisation);
        Text(json, "app_version", AppVersion);
        Within(json, "video", "id", Video);
        Within(json, "cdn", "provider", Cdn);
        Within(json, "device", "category", Device);
        Within(json, "network", "country_code", Country);
        WriteData(json);
        json.WriteEndObject();
    }

    private void WriteData(Utf8JsonWriter json)
    {
        json.WriteStartObject("data");
        switch (Type)
        {
            case "playing":
                json.WriteNumber("video_startup_time", 700);
                json.WriteNumber("bitrate", 3_000_000);
                break;
            case "stall_end":
                json.WriteNumber("stall_duration", 400);
                json.WriteString("cause", "network");
                break;
            case "error":
                json.WriteString("error_family", "network");
                json.WriteString("error_code", ErrorCode ?? "none");
                json.WriteString("error_message", "gone");
                json.WriteBoolean("fatal", false);
                break;
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void Within(Utf8JsonWriter json, string name, string field, string? value)
    {
        if (value is null) return;
        json.WriteStartObject(name);
        json.WriteString(field, value);
        json.WriteEndObject();
    }
}
