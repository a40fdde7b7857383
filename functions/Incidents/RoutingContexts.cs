using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>Reads what decides about an organisation's incidents.</summary>
public sealed class RoutingContexts(RoutingStore routings, SilenceStore silences, IncidentStore incidents, TimeProvider time)
{
    public async Task<IncidentContext> ReadAsync(string organisation, CancellationToken cancellation)
    {
        var routing = routings.ReadAsync(organisation, cancellation);
        var silenced = silences.ListAsync(organisation, cancellation);
        var open = await incidents.ListOpenAsync(organisation, cancellation);
        var now = time.GetUtcNow();
        return new IncidentContext(
            (await routing).Document,
            [.. (await silenced).Select(stored => stored.Silence).Where(silence => silence.EndsAt > now)],
            [.. open.SelectMany(incident => incident.Alerts.Values).Select(alert => alert.Alert).Where(alert => alert.IsFiringAt(now))]);
    }
}
