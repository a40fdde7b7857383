namespace OpenQoE.Shared.Events.Schema;

/// <summary>The fields every type has. <c>event_type</c> is not among them: it decides which fields there are.</summary>
internal static class EnvelopeFields
{
    private const int Id = 128;
    private const int Tag = 64;
    private const int Name = 256;
    private const int Url = 2_048;

    public static readonly NumberField EventTime =
        new(1, "event_time", NumberRange.Time, e => e.EventTime, (e, v) => e.EventTime = v) { Required = true };
    public static readonly TextField OrgId = new(4, "org_id", Id, e => e.OrgId, (e, v) => e.OrgId = v);

    /// <summary>When it was, which each event says anew.</summary>
    public static readonly EventField[] Moment =
    [
        EventTime,
        new NumberField(2, "viewer_time", NumberRange.Time, e => e.ViewerTime, (e, v) => e.ViewerTime = v),
        new NumberField(3, "playback_time", NumberRange.Position, e => e.PlaybackTime, (e, v) => e.PlaybackTime = v),
        new NumberField(9, "seq", NumberRange.Count, e => e.Seq, (e, v) => e.Seq = v),
    ];

    /// <summary>Those of <see cref="EventContext"/>, by ascending id.</summary>
    public static readonly EventField[] Context =
    [
        OrgId,
        new TextField(5, "player_id", Id, e => e.PlayerId, (e, v) => e.PlayerId = v) { Required = true },
        new TextField(6, "view_id", Id, e => e.ViewId, (e, v) => e.ViewId = v) { Required = true, IsOfOneViewer = true },
        new TextField(7, "session_id", Id, e => e.SessionId, (e, v) => e.SessionId = v) { Required = true, IsOfOneViewer = true },
        new TextField(8, "viewer_id", Id, e => e.ViewerId, (e, v) => e.ViewerId = v) { Required = true, IsOfOneViewer = true },
        new TextField(10, "env", Tag, e => e.Env, (e, v) => e.Env = v),
        new TextField(11, "app_name", Tag, e => e.AppName, (e, v) => e.AppName = v),
        new TextField(12, "app_version", Tag, e => e.AppVersion, (e, v) => e.AppVersion = v),

        new TextField(13, "device.name", Name, e => e.DeviceName, (e, v) => e.DeviceName = v),
        new TextField(14, "device.model", Name, e => e.DeviceModel, (e, v) => e.DeviceModel = v),
        new TextField(15, "device.category", Name, e => e.DeviceCategory, (e, v) => e.DeviceCategory = v)
            { Allowed = ["desktop", "mobile", "tablet", "tv"] },
        new TextField(16, "device.manufacturer", Name, e => e.DeviceManufacturer, (e, v) => e.DeviceManufacturer = v),
        new TextField(17, "os.family", Name, e => e.OsFamily, (e, v) => e.OsFamily = v),
        new TextField(18, "os.version", Name, e => e.OsVersion, (e, v) => e.OsVersion = v),
        new TextField(19, "browser.family", Name, e => e.BrowserFamily, (e, v) => e.BrowserFamily = v),
        new TextField(20, "browser.version", Name, e => e.BrowserVersion, (e, v) => e.BrowserVersion = v),
        new TextField(21, "player.name", Name, e => e.PlayerName, (e, v) => e.PlayerName = v),
        new TextField(22, "player.version", Name, e => e.PlayerVersion, (e, v) => e.PlayerVersion = v),
        new FlagField(23, "player.autoplay", e => e.PlayerAutoplay, (e, v) => e.PlayerAutoplay = v),
        new TextField(24, "player.preload", Name, e => e.PlayerPreload, (e, v) => e.PlayerPreload = v),
        new NumberField(25, "network.asn", NumberRange.AutonomousSystem, e => e.NetworkAsn, (e, v) => e.NetworkAsn = v),
        new TextField(26, "network.country_code", Name, e => e.NetworkCountry, (e, v) => e.NetworkCountry = v),
        new TextField(27, "network.region", Name, e => e.NetworkRegion, (e, v) => e.NetworkRegion = v),
        new TextField(28, "network.city", Name, e => e.NetworkCity, (e, v) => e.NetworkCity = v),
        new TextField(29, "cdn.provider", Name, e => e.CdnProvider, (e, v) => e.CdnProvider = v),
        new TextField(30, "cdn.edge_pop", Name, e => e.CdnEdgePop, (e, v) => e.CdnEdgePop = v),
        new TextField(31, "cdn.origin", Name, e => e.CdnOrigin, (e, v) => e.CdnOrigin = v),
        new TextField(32, "video.id", Name, e => e.VideoId, (e, v) => e.VideoId = v),
        new TextField(33, "video.title", Name, e => e.VideoTitle, (e, v) => e.VideoTitle = v),
        new TextField(34, "video.series", Name, e => e.VideoSeries, (e, v) => e.VideoSeries = v),
        new NumberField(35, "video.duration", NumberRange.Duration, e => e.VideoDuration, (e, v) => e.VideoDuration = v),
        new TextField(36, "video.source_url", Url, e => e.VideoSourceUrl, (e, v) => e.VideoSourceUrl = v)
            { Clean = SourceUrl.WithoutSecrets },
        new TextField(37, "video.content_type", Name, e => e.ContentType, (e, v) => e.ContentType = v) { Allowed = ["vod", "live"] },
        new PairsField(38, "custom", e => e.Custom, (e, v) => e.Custom = v) { MaxPairs = 10, MaxKeyLength = Tag, MaxValueLength = Name },
    ];

    public static IEnumerable<EventField> All => Moment.Concat(Context);
}
