namespace OpenQoE.Shared.Events;

/// <summary>
/// Of whom and where an event tells: what the events of a view have in common, as a rule, so that they can share one. Field names and rules:
/// docs/wire-format.md.
/// </summary>
public sealed class EventContext
{
    public string? OrgId { get; internal set; }
    public string? PlayerId { get; internal set; }
    public string? ViewId { get; internal set; }
    public string? SessionId { get; internal set; }
    public string? ViewerId { get; internal set; }
    public string? Env { get; internal set; }
    public string? AppName { get; internal set; }
    public string? AppVersion { get; internal set; }

    public string? DeviceName { get; internal set; }
    public string? DeviceModel { get; internal set; }
    public string? DeviceCategory { get; internal set; }
    public string? DeviceManufacturer { get; internal set; }
    public string? OsFamily { get; internal set; }
    public string? OsVersion { get; internal set; }
    public string? BrowserFamily { get; internal set; }
    public string? BrowserVersion { get; internal set; }
    public string? PlayerName { get; internal set; }
    public string? PlayerVersion { get; internal set; }
    public bool? PlayerAutoplay { get; internal set; }
    public string? PlayerPreload { get; internal set; }
    public double? NetworkAsn { get; internal set; }
    public string? NetworkCountry { get; internal set; }
    public string? NetworkRegion { get; internal set; }
    public string? NetworkCity { get; internal set; }
    public string? CdnProvider { get; internal set; }
    public string? CdnEdgePop { get; internal set; }
    public string? CdnOrigin { get; internal set; }
    public string? VideoId { get; internal set; }
    public string? VideoTitle { get; internal set; }
    public string? VideoSeries { get; internal set; }
    public double? VideoDuration { get; internal set; }
    public string? VideoSourceUrl { get; internal set; }
    public string? ContentType { get; internal set; }

    /// <summary>Up to 10 pairs; never labels unless a policy names them.</summary>
    public IReadOnlyDictionary<string, string>? Custom { get; internal set; }

    public EventContext Copy() => (EventContext)MemberwiseClone();
}
