using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Notifications;

/// <summary>Section <c>OpenQoE:Notifications</c>.</summary>
public sealed class NotificationOptions
{
    /// <summary>Folder with templates of your own, each in the place of the one with its name: see docs/channels.md. Default none.</summary>
    public string TemplateFolder { get; set; } = "";

    /// <summary>How long one attempt to send may take. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// True: channels may be at loopback, private and link-local addresses. Default false: who may write a routing must not reach what only
    /// this service reaches.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; }
}
