using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Functions.Incidents;

/// <summary>Makes incidents of alerts. Any instance may, any number of times: what comes twice changes nothing.</summary>
public sealed class AlertRouter(IncidentStore incidents, IncidentWriter writer, RoutingContexts contexts, TimeProvider time)
{
    public Task RouteAsync(RouteMessage message, CancellationToken cancellation) => message switch
    {
        { Alerts: { } batch } => TakeAsync(batch, cancellation),
        { Wake: { } wake } => WakeAsync(wake, cancellation),
        _ => throw new InvalidDataException("A message to route holds neither alerts nor a timer."),
    };

    private async Task TakeAsync(AlertBatch batch, CancellationToken cancellation)
    {
        var context = await contexts.ReadAsync(batch.Organisation, cancellation);
        foreach (var group in batch.Alerts.Select(alert => Routing.Route(context.Document, alert)).GroupBy(routed => routed.GroupKey))
        {
            while (!await TryTakeAsync(batch, group.Key, [.. group], context, cancellation))
            {
                // Somebody else was faster: once more, with what they left.
            }
        }
    }

    private async Task<bool> TryTakeAsync(
        AlertBatch batch, string groupKey, IReadOnlyList<RoutedAlert> alerts, IncidentContext context, CancellationToken cancellation)
    {
        var (organisation, at) = (batch.Organisation, batch.At);
        var latest = await incidents.FindLastAsync(organisation, groupKey, cancellation);
        var last = latest?.Incident;

        // Not before: what comes after an incident must not seem to have begun before its end.
        var now = time.GetUtcNow();
        if (latest is not null && !alerts.Any(routed => IncidentFlow.NeedsNew(last, routed.Alert, at, now) && !IsClosedByHand(last, routed.Alert)))
        {
            // One that is over may have had a successor between the look at the group and the look at it: the words are for that one, too.
            return await writer.TryChangeAsync(latest, incident => IncidentFlow.Take(incident, alerts, at, context, now), cancellation) is not null
                && (last!.IsOpen || await incidents.IsLastAsync(organisation, groupKey, last.Id, cancellation));
        }

        // Nobody looks at the last one any more once it has a successor: what it decided on is done now.
        latest = latest is null ? null : await writer.DoAsync(latest, cancellation);
        var opened = await incidents.TryCreateAsync(
            organisation, groupKey, latest, now.Year, id => IncidentFlow.Open(id, organisation, alerts, at, last, context, now), cancellation);
        return opened is not null && await writer.ChangeAsync(organisation, opened.Id, incident => incident, cancellation) is not null;
    }

    private async Task WakeAsync(IncidentWake wake, CancellationToken cancellation)
    {
        // Read once: by a clock that steps back meanwhile, a timer would be early to one look only, and nobody would set it again.
        var now = time.GetUtcNow();

        // One message for one: were it decided on in the incident, each of several that come early would set them all again.
        if (wake.At is { } early && early > now)
        {
            await writer.SetTimerAsync(wake.Organisation, wake.Incident, early, cancellation);
            return;
        }

        var context = await contexts.ReadAsync(wake.Organisation, cancellation);
        await writer.ChangeAsync(
            wake.Organisation, wake.Incident, incident => wake.At is { } at ? IncidentFlow.Wake(incident, at, context, now) : incident, cancellation);
    }

    // Somebody has said that it is over, though it is not: that alert stays closed until it ends and begins anew.
    private static bool IsClosedByHand(Incident? latest, Alert alert) =>
        latest?.Transitions.FirstOrDefault(step => step.State == IncidentState.Resolved) is { } end && end.Author != Transition.Automatic
        && latest.Alerts.TryGetValue(alert.Fingerprint, out var known) && known.Alert.StartsAt == alert.StartsAt;
}
