using System.Collections.Frozen;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Logs;

/// <summary>The names that queries can use on the events in Loki: stated here once, for whoever writes lines, queries or documents.</summary>
public static class LogFields
{
    /// <summary>Label of all streams, and its value.</summary>
    public const string Service = "service_name", ServiceName = "openqoe";

    public const string Organisation = BaseLabels.Organisation;

    public const string Environment = "env";

    public const string EventType = "event_type";

    /// <summary>When the event happened, Unix ms: in every line, since a late line has another timestamp.</summary>
    public const string EventTime = "event_time";

    // What metrics call otherwise than the wire format.
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["network.country_code"] = "network_country",
        ["cdn.provider"] = "cdn",
        ["video.content_type"] = "content_type",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, string> Names =
        EventSchema.All.Where(field => field is not PairsField).ToFrozenDictionary(field => field.Id, Flat);

    /// <summary>Labels of streams. An empty one is left out.</summary>
    public static IReadOnlyList<string> StreamLabels { get; } = [Service, Organisation, Environment, EventType];

    /// <summary>
    /// Fields that a line can have, by ascending id of the wire format's field. <c>org_id</c> and <c>env</c> are in a line only where the stream's label
    /// says something else. The pairs of <c>custom</c> come on top, each behind <see cref="BaseLabels.CustomPrefix"/>.
    /// </summary>
    public static IReadOnlyList<string> All { get; } = [.. EventSchema.All.Where(field => field is not PairsField).Select(field => Names[field.Id])];

    /// <summary>What lines call a field of the wire format that is no object of pairs.</summary>
    public static string NameOf(EventField field) => Names[field.Id];

    private static string Flat(EventField field)
    {
        const string Data = "data.";
        var path = field.Path.StartsWith(Data, StringComparison.Ordinal) ? field.Path[Data.Length..] : field.Path;
        return Renamed.GetValueOrDefault(path) ?? path.Replace('.', '_');
    }
}
