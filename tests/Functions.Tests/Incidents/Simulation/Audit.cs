using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Tests.Functions.Incidents.Simulation;

/// <summary>Looks for broken promises when everything has come to rest.</summary>
internal sealed class Audit(IReadOnlyList<Incident> incidents, IReadOnlyList<NotificationMessage> received, SimulatedQueues queues, AlertSource source)
{
    public IEnumerable<string> Problems() =>
    [
        .. queues.IsEmpty ? [] : new[] { "the queues never ran empty" },
        .. incidents.Where(incident => incident.IsOpen).Select(incident => $"{incident.Id} is still open"),
        .. incidents.GroupBy(incident => incident.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key} is there twice"),
        .. incidents.GroupBy(incident => incident.GroupKey).SelectMany(Overlapping),
        .. source.LastWords.Where(word => !incidents.Any(incident => Knows(incident, word.Key, word.Value))).Select(word => $"the last word about {word.Key} is lost"),
        .. incidents.SelectMany(incident => incident.Channels.SelectMany(channel => Told(incident, channel.Key, channel.Value))),
        .. incidents.SelectMany(EscalatedWhileAcknowledged),
        .. queues.In(StorageNames.NotificationsQueue + StorageNames.PoisonSuffix).Select(_ => "a notification is poison"),
    ];

    private static bool Knows(Incident incident, string fingerprint, DateTimeOffset saidAt) =>
        (incident.Alerts.TryGetValue(fingerprint, out var alert) && alert.SaidAt >= saidAt) || (incident.EarlierWords.TryGetValue(fingerprint, out var earlier) && earlier >= saidAt);

    // Two incidents of one group at the same time are one incident doubled.
    private static IEnumerable<string> Overlapping(IEnumerable<Incident> group)
    {
        var ordered = group.OrderBy(incident => incident.DetectedAt).ToArray();
        return ordered.Zip(ordered.Skip(1)).Where(pair => pair.First.ResolvedAt is null || pair.First.ResolvedAt > pair.Second.DetectedAt)
            .Select(pair => $"{pair.First.Id} and {pair.Second.Id} are the same");
    }

    // Every notification at least once, each for the first time after the one before it; who was told of the begin is told of the end.
    private IEnumerable<string> Told(Incident incident, string channel, ChannelProgress progress)
    {
        var mine = received.Where(message => message.Incident.Id == incident.Id && message.ChannelKey == channel).ToArray();
        var first = mine.Select(message => message.Sequence).Distinct().ToArray();
        if (!first.SequenceEqual(Enumerable.Range(1, progress.Given)))
        {
            yield return $"{incident.Id} told {channel} {string.Join(',', first)} of {progress.Given}";
        }

        if (mine.Length > 0 && mine.All(message => message.Kind != NotificationKind.Resolved))
        {
            yield return $"{incident.Id} never told {channel} of its end";
        }

        if (mine.GroupBy(message => message.Sequence).Any(same => same.Select(message => message.Kind).Distinct().Count() > 1))
        {
            yield return $"{incident.Id} told {channel} different things under one number";
        }
    }

    private IEnumerable<string> EscalatedWhileAcknowledged(Incident incident) => received
        .Where(message => message.Incident.Id == incident.Id && message.Kind == NotificationKind.Escalated)
        .Where(message => incident.Transitions.LastOrDefault(step => step.At <= message.At)?.State is IncidentState.Acknowledged or IncidentState.Resolved)
        .Select(message => $"{incident.Id} escalated at {message.At:HH:mm:ss.fff} though acknowledged");
}
