using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>When a dispatch tells what: the decisions of Alertmanager's dispatcher.</summary>
internal static class Dispatching
{
    /// <summary>What it tells next, as things are; null: nothing, until something happens.</summary>
    public static Telling? Next(Dispatch dispatch, Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        if (dispatch.IsDigest)
        {
            NotificationKind? digest = HasNews(dispatch, incident, audience, context, now) ? NotificationKind.Digest : null;
            return dispatch.ReadyAt is { } day ? new(day, digest) : null;
        }

        // The incident's end is told to all who were told of it, not by route.
        if (!incident.IsOpen || audience.Firing.Count == 0 || dispatch.ReadyAt is not { } ready)
        {
            return null;
        }

        var heard = Of(dispatch, incident).Where(audience.Heard.Contains).ToArray();
        return dispatch.LastAt switch
        {
            null => heard.Length > 0 ? new(ready, NotificationKind.Firing) : null,
            _ when heard.Except(dispatch.Told).Any() => new(ready, NotificationKind.Changed),
            _ when dispatch.Told.Any(told => !audience.Firing.Contains(told)) => new(ready, NotificationKind.Changed, OnlyEnds: true),
            { } last when heard.Length > 0 && !incident.IsAcknowledged =>
                new(Later(last + dispatch.Timings.RepeatInterval!.Value, ready), NotificationKind.Repeated),
            _ => null,
        };
    }

    /// <summary>The dispatch when that was told, or has passed.</summary>
    public static Dispatch After(
        Dispatch dispatch, Telling telling, Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        var firing = Of(dispatch, incident).Where(audience.Firing.Contains).ToArray();
        DateTimeOffset? ready = now + dispatch.Timings.GroupInterval;
        if (dispatch.IsDigest)
        {
            ready = incident.IsOpen && firing.Length > 0 ? context.Document.Digest.Next(now) : null;
        }

        var told = firing.Where(alert => audience.Heard.Contains(alert) || dispatch.Told.Contains(alert));
        return telling.Kind is null ? dispatch with { ReadyAt = ready } : dispatch with { ReadyAt = ready, LastAt = now, Told = [.. told] };
    }

    private static IEnumerable<string> Of(Dispatch dispatch, Incident incident) =>
        incident.Alerts.Where(alert => alert.Value.Dispatches.Contains(dispatch.Key)).Select(alert => alert.Key);

    private static bool HasNews(Dispatch dispatch, Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        var all = Of(dispatch, incident).ToLookup(alert => incident.IsOpen && audience.Firing.Contains(alert));
        return all[true].Any(audience.Heard.Contains)
            || all[false]
                .Select(alert => incident.Alerts[alert])
                .Any(alert => EndedSince(dispatch.LastAt, alert, incident) && Silences.Of(context.Silences, alert.Alert, now).Count == 0);
    }

    private static bool EndedSince(DateTimeOffset? last, IncidentAlert alert, Incident incident) =>
        last is null || alert.SaidAt > last || alert.Alert.EndsAt > last || incident.ResolvedAt > last;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
