namespace OpenQoE.Shared.Events;

/// <summary>
/// One report of a player, after validation: absent and dropped fields are null. Times are Unix milliseconds, durations
/// milliseconds, bitrates bit/s, ratios 0–1. Field names and rules: docs/wire-format.md.
/// </summary>
public sealed class PlayerEvent
{
    private static readonly EventContext Nothing = new();

    private bool _isContextOwn;

    /// <summary>Position in the request's <c>events</c> array, from 0: with the batch id it tells a repeated event from a new one.</summary>
    public int Index { get; set; }
    public EventType Type { get; set; }

    /// <summary>Unix ms, corrected for the client's clock.</summary>
    public double? EventTime { get; set; }
    public double? ViewerTime { get; set; }
    public double? PlaybackTime { get; set; }
    public double? Seq { get; set; }
    public EventData Data { get; } = new();

    /// <summary>Possibly that of other events too: only read it.</summary>
    public EventContext Context { get; private set; } = Nothing;

    public string? OrgId { get => Context.OrgId; set => OwnContext().OrgId = value; }
    public string? PlayerId { get => Context.PlayerId; set => OwnContext().PlayerId = value; }
    public string? ViewId { get => Context.ViewId; set => OwnContext().ViewId = value; }
    public string? SessionId { get => Context.SessionId; set => OwnContext().SessionId = value; }
    public string? ViewerId { get => Context.ViewerId; set => OwnContext().ViewerId = value; }
    public string? Env { get => Context.Env; set => OwnContext().Env = value; }
    public string? AppName { get => Context.AppName; set => OwnContext().AppName = value; }
    public string? AppVersion { get => Context.AppVersion; set => OwnContext().AppVersion = value; }

    public string? DeviceName { get => Context.DeviceName; set => OwnContext().DeviceName = value; }
    public string? DeviceModel { get => Context.DeviceModel; set => OwnContext().DeviceModel = value; }
    public string? DeviceCategory { get => Context.DeviceCategory; set => OwnContext().DeviceCategory = value; }
    public string? DeviceManufacturer { get => Context.DeviceManufacturer; set => OwnContext().DeviceManufacturer = value; }
    public string? OsFamily { get => Context.OsFamily; set => OwnContext().OsFamily = value; }
    public string? OsVersion { get => Context.OsVersion; set => OwnContext().OsVersion = value; }
    public string? BrowserFamily { get => Context.BrowserFamily; set => OwnContext().BrowserFamily = value; }
    public string? BrowserVersion { get => Context.BrowserVersion; set => OwnContext().BrowserVersion = value; }
    public string? PlayerName { get => Context.PlayerName; set => OwnContext().PlayerName = value; }
    public string? PlayerVersion { get => Context.PlayerVersion; set => OwnContext().PlayerVersion = value; }
    public bool? PlayerAutoplay { get => Context.PlayerAutoplay; set => OwnContext().PlayerAutoplay = value; }
    public string? PlayerPreload { get => Context.PlayerPreload; set => OwnContext().PlayerPreload = value; }
    public double? NetworkAsn { get => Context.NetworkAsn; set => OwnContext().NetworkAsn = value; }
    public string? NetworkCountry { get => Context.NetworkCountry; set => OwnContext().NetworkCountry = value; }
    public string? NetworkRegion { get => Context.NetworkRegion; set => OwnContext().NetworkRegion = value; }
    public string? NetworkCity { get => Context.NetworkCity; set => OwnContext().NetworkCity = value; }
    public string? CdnProvider { get => Context.CdnProvider; set => OwnContext().CdnProvider = value; }
    public string? CdnEdgePop { get => Context.CdnEdgePop; set => OwnContext().CdnEdgePop = value; }
    public string? CdnOrigin { get => Context.CdnOrigin; set => OwnContext().CdnOrigin = value; }
    public string? VideoId { get => Context.VideoId; set => OwnContext().VideoId = value; }
    public string? VideoTitle { get => Context.VideoTitle; set => OwnContext().VideoTitle = value; }
    public string? VideoSeries { get => Context.VideoSeries; set => OwnContext().VideoSeries = value; }
    public double? VideoDuration { get => Context.VideoDuration; set => OwnContext().VideoDuration = value; }
    public string? VideoSourceUrl { get => Context.VideoSourceUrl; set => OwnContext().VideoSourceUrl = value; }
    public string? ContentType { get => Context.ContentType; set => OwnContext().ContentType = value; }

    public IReadOnlyDictionary<string, string>? Custom { get => Context.Custom; set => OwnContext().Custom = value; }

    /// <summary>Takes the context of another event. Whichever of the two changes a field of it from then on has a copy of its own.</summary>
    internal void ShareContextOf(PlayerEvent other)
    {
        Context = other.Context;
        _isContextOwn = other._isContextOwn = false;
    }

    private EventContext OwnContext()
    {
        if (!_isContextOwn) Context = Context.Copy();
        _isContextOwn = true;
        return Context;
    }
}
