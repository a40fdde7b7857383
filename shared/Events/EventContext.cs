namespace OpenQoE.Shared.Events;

/// <summary>
/// Of whom and where an event tells: what the events of a view have in common, as a rule, so that they can share one. Field names and rules:
/// docs/wire-format.md.
/// </summary>
public sealed class EventContext
{
    public string? OrgId { get; set; }
    public string? PlayerId { get; set; }
    public string? ViewId { get; set; }
    public string? SessionId { get; set; }
    public string? ViewerId { get; set; }
    public string? Env { get; set; }
    public string? AppName { get; set; }
    public string? AppVersion { get; set; }

    public string? DeviceName { get; set; }
    public string? DeviceModel { get; set; }
    public string? DeviceCategory { get; set; }
    public string? DeviceManufacturer { get; set; }
    public string? OsFamily { get; set; }
    public string? OsVersion { get; set; }
    public string? BrowserFamily { get; set; }
    public string? BrowserVersion { get; set; }
    public string? PlayerName { get; set; }
    public string? PlayerVersion { get; set; }
    public bool? PlayerAutoplay { get; set; }
    public string? PlayerPreload { get; set; }
    public double? NetworkAsn { get; set; }
    public string? NetworkCountry { get; set; }
    public string? NetworkRegion { get; set; }
    public string? NetworkCity { get; set; }
    public string? CdnProvider { get; set; }
    public string? CdnEdgePop { get; set; }
    public string? CdnOrigin { get; set; }
    public string? VideoId { get; set; }
    public string? VideoTitle { get; set; }
    public string? VideoSeries { get; set; }
    public double? VideoDuration { get; set; }
    public string? VideoSourceUrl { get; set; }
    public string? ContentType { get; set; }

    /// <summary>Up to 10 pairs; never labels unless a policy names them.</summary>
    public IReadOnlyDictionary<string, string>? Custom { get; set; }

    public EventContext Copy() => (EventContext)MemberwiseClone();
}
