using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Backup;

/// <summary>
/// Timers of incidents are messages in a queue, which no backup has. An incident that waits for one that is nowhere would wait for ever, so each that goes
/// on gets its own again. One that is there twice does no harm.
/// </summary>
internal sealed class RestoredTimers(IncidentStore incidents, IJsonQueues queues)
{
    /// <summary>Sets those of an organisation.</summary>
    public async Task SetAsync(string organisation)
    {
        foreach (var incident in await incidents.ListOpenAsync(organisation, default))
        {
            // At once: what was decided on and not done is done now, and a timer that comes early is set again.
            foreach (var at in new[] { null, incident.WakeAt }.Distinct())
                await queues.SendAsync(StorageNames.AlertsQueue, new RouteMessage(null, new IncidentWake(organisation, incident.Id, at)), delay: null, default);
        }
    }
}
