using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Tests.Functions.Documents;
using OpenQoE.Tests.Functions.Notifications;
using OpenQoE.Tests.Functions.Slo;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Incidents;

/// <summary>One notification; many of them, and what goes wrong: <see cref="AlertingSimulationTests"/>.</summary>
public sealed class NotifierTests
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    private static readonly RoutingDocument Routing = new() { Receivers = [new Receiver("oncall", [new PagerDutyChannel("setting:KEY")])] };

    [Theory]
    [InlineData("acme")]
    [InlineData(RoutingStore.AllOrganisations)]
    public async Task A_channel_is_used_in_the_name_of_whoever_owns_the_routing(string owner)
    {
        var (time, documents, sender) = (new FixedClock(Some.Time), new MemoryDocumentStore(), new OwnersSender());
        await documents.TryWriteAsync(owner, new DocumentWrite("routing", Encoding.UTF8.GetBytes(RoutingJson.Write(Routing)), null), default);
        var incidents = new IncidentStore(new MemoryDocumentStore());
        var message = SomeNotification.Of();
        await incidents.TryCreateAsync(message.Organisation, 2026, id => IncidentFlow.OpenManually(
            id, message.Organisation, Severity.Critical, "It is down", "", "ann", new IncidentContext(Routing, [], []), Some.Time), default);
        var queues = new CollectingQueues();
        var notifier = new Notifier(
            incidents, new IncidentWriter(incidents, queues, time), new RoutingStore(documents), sender, new ChannelTurns(), queues, new AlertingOptions(), new NotifyMetrics(Meters), time);

        await notifier.NotifyAsync(message, default);

        Assert.Equal([owner], sender.Owners);
    }

    private sealed class OwnersSender : IChannelSender
    {
        public List<string> Owners { get; } = [];

        public Task<ChannelResult> SendAsync(NotificationMessage message, ChannelSettings settings, string owner, ChannelMemory memory, CancellationToken cancellation)
        {
            Owners.Add(owner);
            return Task.FromResult(new ChannelResult(ChannelOutcome.Delivered, "", null, null));
        }
    }
}
