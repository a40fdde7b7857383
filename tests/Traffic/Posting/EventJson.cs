using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Viewing;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>
/// Reports in the wire format, with everything the page knows about its viewer. The page was loaded at a time in Unix ms, and its view goes
/// by a multiple of the clock's speed.
/// </summary>
public sealed class EventJson(Viewer viewer, double startedAt, double speed)
{
    private readonly JsonObject _page = Page(viewer);

    /// <summary>Null for what the viewer's SDK does not report.</summary>
    public JsonObject? Of(Report report)
    {
        var time = Math.Round(startedAt + report.At.TotalMilliseconds / speed);
        var json = new JsonObject
        {
            ["event_type"] = report.Type,
            ["event_time"] = time,
            ["viewer_time"] = time,
            ["playback_time"] = Math.Round(report.Position.TotalMilliseconds),
            ["seq"] = report.Seq,
        };
        foreach (var (name, value) in _page) json[name] = value!.DeepClone();
        json["data"] = report.Data.DeepClone();
        return viewer.Style == ReportStyle.Original ? OriginalStyle.Of(json) : json;
    }

    private static JsonObject Page(Viewer viewer) => new()
    {
        ["org_id"] = viewer.Organisation,
        ["player_id"] = $"{viewer.Organisation}-web",
        ["view_id"] = viewer.ViewId,
        ["session_id"] = viewer.SessionId,
        ["viewer_id"] = viewer.ViewerId,
        ["env"] = "production",
        ["app_name"] = "watch",
        ["app_version"] = "4.2.0",
        ["device"] = new JsonObject { ["category"] = viewer.Device.Category, ["model"] = viewer.Device.Model },
        ["os"] = new JsonObject { ["family"] = viewer.Device.Os, ["version"] = viewer.Device.OsVersion },
        ["browser"] = new JsonObject { ["family"] = viewer.Device.Browser, ["version"] = viewer.Device.BrowserVersion },
        ["player"] = Player(viewer),
        ["network"] = new JsonObject { ["country_code"] = viewer.Place.Country, ["asn"] = viewer.Place.Asn },
        ["cdn"] = new JsonObject { ["provider"] = viewer.Cdn.Provider, ["edge_pop"] = viewer.Cdn.EdgePop },
        ["video"] = Video(viewer.Title, viewer.Organisation),
    };

    private static JsonObject Player(Viewer viewer)
    {
        var player = new JsonObject { ["name"] = viewer.Player.Name, ["autoplay"] = viewer.Autoplay, ["preload"] = "auto" };
        if (viewer.Player.Version.Length > 0)
            player["version"] = viewer.Player.Version;
        return player;
    }

    private static JsonObject Video(Title title, string organisation)
    {
        var video = new JsonObject
        {
            ["id"] = title.Id,
            ["title"] = title.Name,
            ["content_type"] = title.IsLive ? "live" : "vod",
            ["source_url"] = $"https://media.{organisation}.example/{title.Id}/master.m3u8",
        };
        if (title.Series is { } series)
            video["series"] = series;
        if (title.Duration is { } duration)
            video["duration"] = duration.TotalMilliseconds;
        return video;
    }
}
