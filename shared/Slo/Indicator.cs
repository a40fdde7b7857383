using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Slo;

/// <summary>What an objective is about. Exact definitions: docs/slos.md.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Indicator>))]
public enum Indicator
{
    /// <summary>Views that started, of those attempted.</summary>
    [JsonStringEnumMemberName("start_success")]
    StartSuccess,

    /// <summary>Starts within the threshold, of all starts.</summary>
    [JsonStringEnumMemberName("startup_time")]
    StartupTime,

    /// <summary>Views that no fatal error ended, of those that played.</summary>
    [JsonStringEnumMemberName("playback_success")]
    PlaybackSuccess,

    /// <summary>Milliseconds of watching that were not spent in stalls, of all.</summary>
    [JsonStringEnumMemberName("rebuffer_time")]
    RebufferTime,

    /// <summary>Views with a rebuffer ratio under the threshold, of those that played.</summary>
    [JsonStringEnumMemberName("smooth_views")]
    SmoothViews,

    /// <summary>Views that pass all of the above, of all that ended.</summary>
    [JsonStringEnumMemberName("good_views")]
    GoodViews,

    /// <summary>Ingest requests not answered 5xx, of all.</summary>
    [JsonStringEnumMemberName("ingest_availability")]
    IngestAvailability,

    /// <summary>Events published in time, of those accepted.</summary>
    [JsonStringEnumMemberName("ingest_freshness")]
    IngestFreshness,
}
