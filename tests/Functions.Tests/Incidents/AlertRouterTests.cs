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

    private static readonly DateTimeOffset At = Some.Time + TimeSpan.FromMinutes(1);

    private readonly IncidentStore _incidents = new(new MemoryDocumentStore());
    private readonly CollectingQueues _queues = new();

    [Fact]
    public async Task Timers_that_come_early_are_set_again_one_for_one_and_the_incident_stays_as_it_is()
    {
        var before = await MakeAsync();
        var (router, message) = (Router(new FixedClock(At - TimeSpan.FromMilliseconds(300))), Timer(before));

        for (var early = 0; early < 3; early++) await router.RouteAsync(message, default);

        Assert.Equal(Enumerable.Repeat((StorageNames.AlertsQueue, (object)message, (TimeSpan?)TimeSpan.FromMilliseconds(300)), 3), _queues.Sent);
        Assert.Equal(before.ETag, (await _incidents.FindAsync(Organisation, before.Incident.Id, default))!.ETag);
    }

    [Fact]
    public async Task A_timer_is_not_lost_to_a_clock_that_steps_back_while_it_is_looked_at()
    {
        var before = await MakeAsync();

        await Router(new ClockThatStepsBack(At)).RouteAsync(Timer(before), default);

        Assert.NotEqual(At, (await _incidents.FindAsync(Organisation, before.Incident.Id, default))!.Incident.WakeAt);
    }

    private static RouteMessage Timer(StoredIncident incident) => new(null, new IncidentWake(Organisation, incident.Incident.Id, At));

    private async Task<StoredIncident> MakeAsync()
    {
        var made = await _incidents.TryCreateAsync(Organisation, 2026, id => SomeIncident.Open(id, Organisation, Severity.Critical, Some.Time) with { WakeAt = At }, default);
        return (await _incidents.FindAsync(Organisation, made!.Id, default))!;
    }

    private AlertRouter Router(TimeProvider time)
    {
        var documents = new MemoryDocumentStore();
        return new AlertRouter(
            _incidents, new IncidentWriter(_incidents, _queues, time), new RoutingContexts(new RoutingStore(documents), new SilenceStore(documents), _incidents, time), time);
    }

    private sealed class ClockThatStepsBack(DateTimeOffset at) : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => _looks++ == 0 ? at : at - TimeSpan.FromMilliseconds(50);
    }
}
