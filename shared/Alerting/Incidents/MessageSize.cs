using System.Text.Json;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>A notification is one message of a queue, whatever its alerts say.</summary>
public static class MessageSize
{
    /// <summary>Most bytes of JSON: a queue takes 48 KiB of it, and a reader may add to it.</summary>
    public const int Most = 40 * 1024;

    private static readonly int[] Lengths = [1_000, 200, 60];

    /// <summary>The message with texts cut, and then alerts left out, as far as it must be.</summary>
    public static NotificationMessage Fit(NotificationMessage message)
    {
        foreach (var longest in Lengths)
        {
            if (Of(message) <= Most)
            {
                return message;
            }

            message = message with { Incident = Cut(message.Incident, longest) };
        }

        while (Of(message) > Most && message.Incident.Firing.Count + message.Incident.Resolved.Count > 0)
        {
            message = message with { Incident = Fewer(message.Incident) };
        }

        return message;
    }

    public static int Of(NotificationMessage message) => JsonSerializer.SerializeToUtf8Bytes(message).Length;

    private static IncidentSummary Cut(IncidentSummary incident, int longest) => incident with
    {
        Title = IncidentLimits.Cut(incident.Title, longest),
        GroupLabels = Cut(incident.GroupLabels, longest),
        Firing = [.. incident.Firing.Select(alert => Cut(alert, longest))],
        Resolved = [.. incident.Resolved.Select(alert => Cut(alert, longest))],
    };

    private static Alert Cut(Alert alert, int longest) => alert with
    {
        Labels = Cut(alert.Labels, longest),
        Annotations = Cut(alert.Annotations, longest),
        GeneratorUrl = alert.GeneratorUrl?.Length > longest ? null : alert.GeneratorUrl,
    };

    // A link cut short leads nowhere: it is left out.
    private static Dictionary<string, string> Cut(IReadOnlyDictionary<string, string> texts, int longest) => texts
        .Where(text => text.Value.Length <= longest || !text.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(text => text.Key, text => IncidentLimits.Cut(text.Value, longest));

    private static IncidentSummary Fewer(IncidentSummary incident) => incident.Resolved.Count > 0
        ? incident with { Resolved = [.. incident.Resolved.SkipLast(1)], MoreAlerts = incident.MoreAlerts + 1 }
        : incident with { Firing = [.. incident.Firing.SkipLast(1)], MoreAlerts = incident.MoreAlerts + 1 };
}
