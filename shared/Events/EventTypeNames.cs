using System.Collections.Frozen;

namespace OpenQoE.Shared.Events;

/// <summary>The types as <c>event_type</c> spells them.</summary>
public static class EventTypeNames
{
    private static readonly FrozenDictionary<string, EventType> Types = new Dictionary<string, EventType>(StringComparer.Ordinal)
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

    private static readonly FrozenDictionary<EventType, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Null when there is no such type.</summary>
    public static EventType? Parse(string name) => Types.TryGetValue(name, out var type)
        ? type
        : name == "qualitychange" ? EventType.QualityChange : null; // what the original's own SDK sends

    public static string ToName(this EventType type) => Names[type];
}
