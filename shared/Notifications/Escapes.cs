using System.Text;

namespace OpenQoE.Shared.Notifications;

/// <summary>Makes texts that come from anywhere harmless in a channel's notation.</summary>
public static class Escapes
{
    private const string MarkdownSigns = @"\`*_[]#~<>";

    public static string None(string text) => text;

    /// <summary>
    /// Slack's mrkdwn: without these three there are no links, mentions or broadcasts.
    /// https://docs.slack.dev/messaging/formatting-message-text
    /// </summary>
    public static string Slack(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The Markdown of Adaptive Cards.</summary>
    public static string Markdown(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var sign in text)
        {
            if (MarkdownSigns.Contains(sign))
            {
                escaped.Append('\\');
            }

            escaped.Append(sign);
        }

        return escaped.ToString();
    }

    public static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
