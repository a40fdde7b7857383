using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Aggregation;

/// <summary>The labels every metric can carry, and where an event states them.</summary>
public static class BaseLabels
{
    public const string Organisation = "org_id";

    /// <summary>Every base label by name, of what events of a view have in common: that those of one context state the same is relied on.</summary>
    public static readonly IReadOnlyDictionary<string, Func<EventContext, string?>> All = new Dictionary<string, Func<EventContext, string?>>
    {
        [Organisation] = e => e.OrgId,
        ["player_id"] = e => e.PlayerId,
        ["env"] = e => e.Env,
        ["app_name"] = e => e.AppName,
        ["app_version"] = e => e.AppVersion,
        ["device_category"] = e => e.DeviceCategory,
        ["os_family"] = e => e.OsFamily,
        ["browser_family"] = e => e.BrowserFamily,
        ["player_name"] = e => e.PlayerName,
        ["content_type"] = e => e.ContentType,
        ["network_country"] = e => e.NetworkCountry,
        ["cdn"] = e => e.CdnProvider,
        ["video_id"] = e => e.VideoId,
    };

    /// <summary>In front of the names of labels that come from the event's <c>custom</c> pairs.</summary>
    public const string CustomPrefix = "custom_";

    /// <summary>What metrics carry unless configured otherwise: all but <c>app_version</c>.</summary>
    public static readonly IReadOnlyList<string> Default = [.. All.Keys.Where(name => name != "app_version")];

    /// <summary>What an event says of a label: one of <see cref="All"/>, or a custom one.</summary>
    public static string? ValueOf(PlayerEvent e, string label) => ReaderOf(label)(e.Context);

    /// <summary>Where events state a label: one of <see cref="All"/>, or a custom one.</summary>
    public static Func<EventContext, string?> ReaderOf(string label)
    {
        if (All.TryGetValue(label, out var stated))
        {
            return stated;
        }

        var name = label[CustomPrefix.Length..];
        return e => e.Custom?.GetValueOrDefault(name);
    }

    /// <summary>True for the name of a custom label that Prometheus takes.</summary>
    public static bool IsCustom(string label) =>
        label.Length > CustomPrefix.Length && label.StartsWith(CustomPrefix, StringComparison.Ordinal) && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
