using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary>Batches as many sessions of several organisations send them: labels near their limits, retries, one session or many in a batch.</summary>
internal sealed class RandomTraffic(Random random)
{
    private const int Sessions = 80;
    private const int Organisations = 5;

    private static readonly EventType[] Types = Enum.GetValues<EventType>();

    private readonly PlayerEvent[] _sessions = [.. Enumerable.Range(0, Sessions).Select(_ => SessionOf(random))];
    private readonly List<EventBatch> _sent = [];

    /// <summary>The next batch: a new one, or one of the last again.</summary>
    /// <param name="now">Unix ms.</param>
    public EventBatch Next(long now)
    {
        if (random.Next(15) == 0 && _sent.Count > 0)
        {
            var before = _sent[^random.Next(1, Math.Min(10, _sent.Count + 1))];
            return before with { Attempt = before.Attempt + 1 };
        }

        if (random.Next(3) == 0) _sessions[random.Next(Sessions)] = SessionOf(random);
        var (session, isMixed) = (random.Next(Sessions), random.Next(4) == 0);
        var events = Enumerable.Range(0, random.Next(1, 12)).Select(index => EventOf(_sessions[isMixed ? random.Next(Sessions) : session], index)).ToList();
        var batch = new EventBatch(random.Next(5) == 0 ? null : $"batch {_sent.Count}", 1, DateTimeOffset.FromUnixTimeMilliseconds(now - random.Next(3_000)), events);
        _sent.Add(batch);
        return batch;
    }

    private PlayerEvent EventOf(PlayerEvent session, int index)
    {
        var e = Some.FullEvent(Types[random.Next(Types.Length)], random, probability: 0.6);
        (e.Index, e.Seq, e.ViewId, e.OrgId) = (index, session.Seq is null ? null : index, session.ViewId, Copy(session.OrgId));
        (e.PlayerId, e.Env, e.AppName, e.AppVersion) = (session.PlayerId, session.Env, Copy(session.AppName), session.AppVersion);
        (e.PlayerName, e.ContentType, e.NetworkCountry) = (session.PlayerName, session.ContentType, session.NetworkCountry);
        (e.CdnProvider, e.VideoId, e.ViewerId, e.Custom) = (Copy(session.CdnProvider), Copy(session.VideoId), Copy(session.ViewerId), session.Custom);
        (e.DeviceCategory, e.OsFamily, e.BrowserFamily) = (session.DeviceCategory, session.OsFamily, session.BrowserFamily);
        if (e.Data.ErrorCode is not null) e.Data.ErrorCode = $"code {random.Next(random.Next(1, 40))}";

        // A CDN may change within a session.
        if (random.Next(20) == 0) session.CdnProvider = $"cdn {random.Next(random.Next(1, 30))}";
        return e;
    }

    // Of equal texts, some are one object and some are not.
    private string? Copy(string? text) => text is null || random.Next(2) == 0 ? text : new string(text.AsSpan());

    private static PlayerEvent SessionOf(Random random) => new()
    {
        OrgId = random.Next(20) == 0 ? null : $"org {random.Next(Organisations)}",
        Seq = random.Next(3) == 0 ? null : 0,
        ViewId = $"view {random.Next()}",
        ViewerId = random.Next(10) == 0 ? null : $"viewer {random.Next(200)}",
        PlayerId = $"player {random.Next(10)}",
        Env = random.Next(2) == 0 ? "test" : "",
        AppName = $"{random.Next(100)}",
        AppVersion = $"1.{random.Next(20)}",
        PlayerName = random.Next(4) == 0 ? null : "player",
        ContentType = random.Next(2) == 0 ? "live" : "vod",
        NetworkCountry = $"C{random.Next(12)}",
        CdnProvider = $"cdn {random.Next(random.Next(1, 30))}",
        VideoId = random.Next(4) == 0 ? $"{random.Next()}" : $"title {random.Next(random.Next(1, 100))}",
        DeviceCategory = "phone",
        Custom = random.Next(3) == 0 ? null : new Dictionary<string, string> { ["plan"] = $"plan {random.Next(12)}" },
    };
}
