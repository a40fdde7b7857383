using System.Collections.Frozen;

namespace OpenQoE.Shared.Events;

/// <summary>Event types as they stand on the wire and in label <c>event_type</c>.</summary>
public static class EventTypeNames
{
    private static readonly FrozenDictionary<string, EventType> _types = new Dictionary<string, EventType>
    {
        ["playerready"] = EventType.PlayerReady,
        ["viewstart"] = EventType.ViewStart,
        ["playing"] = EventType.Playing,
        ["pause"] = EventType.Pause,
        ["seek"] = EventType.Seek,
        ["stall_start"] = EventType.StallStart,
        ["stall_end"] = EventType.StallEnd,
        ["quality_change"] = EventType.QualityChange,
        ["error"] = EventType.Error,
        ["quartile"] = EventType.Quartile,
        ["heartbeat"] = EventType.Heartbeat,
        ["ended"] = EventType.Ended,
        ["viewend"] = EventType.ViewEnd,
    }.ToFrozenDictionary();

    private static readonly string[] _names = NamesByType();

    /// <summary>The name on the wire.</summary>
    public static string WireName(this EventType type) => _names[(int)type];

    /// <summary>The type of that name, an original SDK's alias included; null when there is none.</summary>
    public static EventType? Parse(string name) =>
        name == "qualitychange" ? EventType.QualityChange : _types.TryGetValue(name, out var type) ? type : null;

    private static string[] NamesByType()
    {
        var names = new string[_types.Count + 1];
        foreach (var (name, type) in _types)
        {
            names[(int)type] = name;
        }

        return names;
    }
}
