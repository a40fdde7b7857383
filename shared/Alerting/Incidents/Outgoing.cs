using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Numbers notifications by channel and puts them into the outbox.</summary>
internal static class Outgoing
{
    /// <summary>Tells all channels of a receiver. One that the routing no longer has is told nothing.</summary>
    public static Incident Tell(
        Incident incident, string receiver, NotificationKind kind, bool onlyEnds, RoutingDocument document, DateTimeOffset now)
    {
        var channels = document.ReceiverOf(receiver)?.Channels ?? [];
        var told = incident;
        for (var channel = 0; channel < channels.Count; channel++)
        {
            told = onlyEnds && !channels[channel].SendResolved ? told : TellChannel(told, receiver, channel, kind, now);
        }

        if (ReferenceEquals(told, incident))
        {
            return incident;
        }

        var text = $"{receiver} is told: {kind.ToString().ToLowerInvariant()}";
        told = told.With(new TimelineEntry(now, Transition.Automatic, TimelineKind.Notification, text));
        return told.State == IncidentState.Detected ? told.Become(IncidentState.Notified, Transition.Automatic, now, "notified") : told;
    }

    /// <summary>Tells the channels that were told of the incident, but for its end those that do not want to know of it.</summary>
    public static Incident TellConcerned(Incident incident, NotificationKind kind, RoutingDocument document, DateTimeOffset now) => document.Receivers
        .SelectMany(receiver => receiver.Channels.Select((settings, channel) => (receiver.Name, settings, channel)))
        .Where(known => IsConcerned(incident, known.Name, known.channel) && Wants(known.settings, kind))
        .Aggregate(incident, (told, known) => TellChannel(told, known.Name, known.channel, kind, now));

    private static Incident TellChannel(Incident incident, string receiver, int channel, NotificationKind kind, DateTimeOffset now)
    {
        var key = KeyOf(receiver, channel);
        var progress = incident.Channels.GetValueOrDefault(key, ChannelProgress.None);
        progress = progress with { Given = progress.Given + 1, IsConcerned = progress.IsConcerned || kind != NotificationKind.Digest };
        return incident.With(key, progress).With(id => new Effect.Notify(id, receiver, channel, progress.Given, kind, now));
    }

    private static bool IsConcerned(Incident incident, string receiver, int channel) =>
        incident.Channels.TryGetValue(KeyOf(receiver, channel), out var progress) && progress.IsConcerned;

    private static bool Wants(ChannelSettings settings, NotificationKind kind) => kind != NotificationKind.Resolved || settings.SendResolved;

    private static string KeyOf(string receiver, int channel) => $"{receiver}/{channel}";
}
