using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Tests.Functions.Aggregation.Simulation;

namespace OpenQoE.Tests.Functions.Incidents.Simulation;

/// <summary>The real classes of routing and notifying in a simulated process, fed by queue triggers as the Functions host runs them.</summary>
internal sealed class AlertingProcess
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    private readonly World _world;
    private readonly SimulatedQueues _queues;
    private readonly AlertRouter _router;
    private readonly Notifier _notifier;
    private readonly IncidentDesk _desk;

    public AlertingProcess(World world, SimulatedQueues queues, SimulatedDocumentStore incidents, SimulatedDocumentStore routing, SimulatedChannels channels)
    {
        (_world, _queues) = (world, queues);
        Incidents = new IncidentStore(incidents);
        var routings = new RoutingStore(routing);
        var contexts = new RoutingContexts(routings, new SilenceStore(new SimulatedDocumentStore(world)), Incidents, world);
        var writer = new IncidentWriter(Incidents, queues, world);
        _router = new AlertRouter(Incidents, writer, contexts, world);
        _desk = new IncidentDesk(Incidents, writer, contexts, queues, world);
        _notifier = new Notifier(Incidents, writer, routings, channels, new ChannelTurns(), queues, new AlertingOptions(), new NotifyMetrics(Meters), world);
    }

    public IncidentStore Incidents { get; }

    public Process Process { get; } = new();

    public async Task RunAsync()
    {
        while (true)
        {
            foreach (var message in await ReceiveAsync())
            {
                _ = HandleAsync(message);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(_world.Random.Next(20, 600)), _world);
        }
    }

    /// <summary>An operator does something with an incident; a process that is killed meanwhile never answers.</summary>
    public void Act(Func<Incident, IncidentContext, DateTimeOffset, Incident> act) => Process.Start(() => ActAsync(act));

    private async Task ActAsync(Func<Incident, IncidentContext, DateTimeOffset, Incident> act)
    {
        try
        {
            var open = await Incidents.ListOpenAsync(Scenario.Organisation, CancellationToken.None);
            if (open.Count > 0)
            {
                await _desk.ChangeAsync(Scenario.Organisation, open[_world.Random.Next(open.Count)].Id, act, CancellationToken.None);
            }
        }
        catch (IOException)
        {
            // The operator sees a 503.
        }
    }

    private async Task<List<QueuedMessage>> ReceiveAsync()
    {
        try
        {
            return await _queues.ReceiveAsync(_world.Random.Next(1, 5));
        }
        catch (IOException)
        {
            return [];
        }
    }

    private async Task HandleAsync(QueuedMessage message)
    {
        try
        {
            await (message.Queue == StorageNames.AlertsQueue
                ? _router.RouteAsync(Read<RouteMessage>(message), CancellationToken.None)
                : _notifier.NotifyAsync(Read<NotificationMessage>(message), CancellationToken.None));
            await _queues.DeleteAsync(message);
        }
        catch (IOException)
        {
            // It shows again when its time is over.
        }
    }

    private static T Read<T>(QueuedMessage message) => JsonSerializer.Deserialize<T>(message.Text, JsonSerializerOptions.Web)!;
}
