using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>
/// Changes incidents: decides, stores, and does what was decided on. Broken off in between, what is stored is done when the incident is next looked at,
/// which the queue sees to: its messages come again until they are through.
/// </summary>
public sealed class IncidentWriter(IncidentStore store, IJsonQueues queues, TimeProvider time)
{
    // A queue hides a message for seven days at most.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    /// <summary>Changes an incident as it is by then; null when there is none.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="id">Its id.</param>
    /// <param name="change">Makes the next one of it, or gives it back; asked again when somebody else was faster.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<StoredIncident?> ChangeAsync(string organisation, string id, Func<Incident, Incident> change, CancellationToken cancellation)
    {
        while (await store.FindAsync(organisation, id, cancellation) is { } stored)
        {
            if (await TryChangeAsync(stored, change, cancellation) is { } changed)
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>Changes an incident if it still is the one that was read; null when it is not.</summary>
    public async Task<StoredIncident?> TryChangeAsync(StoredIncident stored, Func<Incident, Incident> change, CancellationToken cancellation)
    {
        var changed = change(stored.Incident);
        if (!ReferenceEquals(changed, stored.Incident))
        {
            if (await store.TryWriteAsync(changed, stored.ETag, cancellation) is not { } etag)
            {
                return null;
            }

            stored = new StoredIncident(changed, etag);
        }

        return await DoAsync(stored, cancellation);
    }

    /// <summary>Does what an incident has decided on.</summary>
    public async Task<StoredIncident> DoAsync(StoredIncident stored, CancellationToken cancellation)
    {
        var incident = stored.Incident;
        if (incident.Outbox.Count == 0)
        {
            return stored;
        }

        foreach (var effect in incident.Outbox)
        {
            await DoAsync(incident, effect, cancellation);
        }

        // When somebody else has changed it meanwhile, they do it once more, which does no harm.
        var done = IncidentFlow.OutboxSent(incident, incident.Outbox[^1].Id);
        return await store.TryWriteAsync(done, stored.ETag, cancellation) is { } etag ? new StoredIncident(done, etag) : stored;
    }

    /// <summary>Sets a timer, or one that came early again.</summary>
    public Task SetTimerAsync(string organisation, string id, DateTimeOffset at, CancellationToken cancellation) =>
        queues.SendAsync(StorageNames.AlertsQueue, new RouteMessage(null, new IncidentWake(organisation, id, at)), DelayTo(at), cancellation);

    private Task DoAsync(Incident incident, Effect effect, CancellationToken cancellation) => effect switch
    {
        Effect.Notify notify => queues.SendAsync(StorageNames.NotificationsQueue, incident.MessageOf(notify), delay: null, cancellation),
        Effect.Wake wake => SetTimerAsync(incident.Organisation, incident.Id, wake.At, cancellation),
        _ => throw new InvalidOperationException($"An incident has decided on {effect}."),
    };

    private TimeSpan? DelayTo(DateTimeOffset at) => at - time.GetUtcNow() is var delay && delay <= TimeSpan.Zero ? null : delay < LongestDelay ? delay : LongestDelay;
}
