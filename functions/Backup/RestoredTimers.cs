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
            // At once: one that comes early is set again.
            var timer = new RouteMessage(null, new IncidentWake(organisation, incident.Id, incident.WakeAt));
            await queues.SendAsync(StorageNames.AlertsQueue, timer, delay: null, default);
        }
    }
}
