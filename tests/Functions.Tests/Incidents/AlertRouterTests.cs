using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Tests.Functions.Documents;
using OpenQoE.Tests.Functions.Slo;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Incidents;

/// <summary>What comes of single messages; of many, and of what goes wrong: <see cref="AlertingSimulationTests"/>.</summary>
public sealed class AlertRouterTests
{
    private const string Organisation = "acme";

    [Fact]
    public async Task Timers_that_come_early_are_set_again_one_for_one_and_the_incident_stays_as_it_is()
    {
        var incidents = new IncidentStore(new MemoryDocumentStore());
        var at = Some.Time + TimeSpan.FromMinutes(1);
        var made = (await incidents.TryCreateAsync(Organisation, 2026, id => SomeIncident.Open(id, Organisation, Severity.Critical, Some.Time) with { WakeAt = at }, default))!;
        var before = await incidents.FindAsync(Organisation, made.Id, default);
        var (queues, time) = (new CollectingQueues(), new FixedClock(at - TimeSpan.FromMilliseconds(300)));
        var (documents, message) = (new MemoryDocumentStore(), new RouteMessage(null, new IncidentWake(Organisation, made.Id, at)));
        var router = new AlertRouter(
            incidents, new IncidentWriter(incidents, queues, time), new RoutingContexts(new RoutingStore(documents), new SilenceStore(documents), incidents, time), time);

        for (var early = 0; early < 3; early++) await router.RouteAsync(message, default);

        Assert.Equal(Enumerable.Repeat((StorageNames.AlertsQueue, (object)message, (TimeSpan?)TimeSpan.FromMilliseconds(300)), 3), queues.Sent);
        Assert.Equal(before!.ETag, (await incidents.FindAsync(Organisation, made.Id, default))!.ETag);
    }
}
