using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>
/// What people do with incidents. A timer is set before anything is changed: should this process be gone before it has done what follows, the timer
/// sees to it.
/// </summary>
public sealed class IncidentDesk(IncidentStore incidents, IncidentWriter writer, RoutingContexts contexts, IJsonQueues queues, TimeProvider time)
{
    private static readonly TimeSpan Safety = TimeSpan.FromSeconds(15);

    /// <summary>Changes an incident; null when there is none.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="id">Its id.</param>
    /// <param name="change">Makes the next one.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Incident?> ChangeAsync(
        string organisation, string id, Func<Incident, IncidentContext, DateTimeOffset, Incident> change, CancellationToken cancellation)
    {
        var context = await contexts.ReadAsync(organisation, cancellation);
        await queues.SendAsync(StorageNames.AlertsQueue, new RouteMessage(null, new IncidentWake(organisation, id, At: null)), Safety, cancellation);
        return (await writer.ChangeAsync(organisation, id, incident => change(incident, context, time.GetUtcNow()), cancellation))?.Incident;
    }

    /// <summary>Makes an incident that somebody reports.</summary>
    public async Task<Incident> ReportAsync(string organisation, Severity severity, string title, string description, string author, CancellationToken cancellation)
    {
        var context = await contexts.ReadAsync(organisation, cancellation);
        while (true)
        {
            var now = time.GetUtcNow();
            var reported = await incidents.TryCreateAsync(
                organisation, now.Year, id => IncidentFlow.OpenManually(id, organisation, severity, title, description, author, context, now), cancellation);
            if (reported is not null)
            {
                return (await ChangeAsync(organisation, reported.Id, (incident, _, _) => incident, cancellation))!;
            }
        }
    }

    /// <summary>Looks at all incidents that go on, after silences or the routing have changed.</summary>
    public async Task LookAsync(string organisation, CancellationToken cancellation)
    {
        foreach (var incident in await incidents.ListOpenAsync(organisation, cancellation))
        {
            await ChangeAsync(organisation, incident.Id, IncidentFlow.Look, cancellation);
        }
    }
}
