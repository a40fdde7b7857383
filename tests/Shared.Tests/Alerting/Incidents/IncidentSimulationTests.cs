using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Tests.Shared.Alerting.Incidents.Simulation;

namespace OpenQoE.Tests.Shared.Alerting.Incidents;

/// <summary>Thousands of unlucky days; a failure names its seed.</summary>
public class IncidentSimulationTests
{
    private const int Seeds = 2_000;
    private const int Steps = 60;

    [Fact]
    public void Whatever_dies_races_or_comes_twice_no_incident_is_lost_or_doubled_and_no_notification_is_missing()
    {
        var told = 0;
        Parallel.For(0, Seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var world = new SimulatedWorld(seed);
            try
            {
                world.Run(Steps);
                Check(world);
                Interlocked.Add(ref told, world.Notifications.Count);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"seed {seed}: {broken.Message}", broken);
            }
        });

        Assert.True(told > Seeds, "hardly anything was told: the simulation shows nothing");
    }

    private static void Check(SimulatedWorld world)
    {
        var incidents = world.All;
        Assert.All(incidents, incident => Assert.False(incident.IsOpen, $"{incident.Id} is open though all has ended"));
        Assert.All(incidents, incident => Assert.Null(incident.WakeAt));
        Assert.All(incidents, incident => Assert.Empty(incident.Outbox));
        foreach (var alert in world.Alerts)
        {
            var last = incidents
                .SelectMany(incident => incident.Alerts.Values)
                .Where(known => known.Alert.Fingerprint == alert.Fingerprint)
                .MaxBy(known => known.SaidAt);
            Assert.True(last is null || last.Alert.EndsAt is not null, "the last word about an alert is lost");
        }

        foreach (var group in incidents.GroupBy(incident => incident.GroupKey))
        {
            CheckOneAfterTheOther([.. group.OrderBy(incident => incident.DetectedAt)]);
        }

        foreach (var incident in incidents)
        {
            CheckNotifications(incident, [.. world.Notifications.Where(told => told.Incident.Id == incident.Id)], world.Document);
        }
    }

    private static void CheckOneAfterTheOther(Incident[] incidents)
    {
        foreach (var (before, after) in incidents.Zip(incidents.Skip(1)))
        {
            Assert.True(before.ResolvedAt <= after.DetectedAt, $"{before.Id} and {after.Id} of one group are open at a time");
        }
    }

    private static void CheckNotifications(Incident incident, NotificationMessage[] told, RoutingDocument document)
    {
        foreach (var (key, progress) in incident.Channels)
        {
            var mine = told.Where(message => message.ChannelKey == key).ToArray();
            Assert.Equal(Enumerable.Range(1, progress.Given), mine.Select(message => message.Sequence).Distinct().Order());
            Assert.All(mine.GroupBy(message => message.Sequence), repeats => Assert.Single(repeats.Select(message => (message.Kind, message.At)).Distinct()));
            if (progress.IsConcerned && WantsEnd(key, document))
            {
                Assert.Equal(NotificationKind.Resolved, mine.Where(message => message.Kind != NotificationKind.Digest).MaxBy(message => message.Sequence)!.Kind);
                Assert.Single(mine.Where(message => message.Kind == NotificationKind.Resolved).Select(message => message.Sequence).Distinct());
            }
        }

        foreach (var escalation in told.Where(message => message.Kind == NotificationKind.Escalated))
        {
            var state = incident.Transitions.Last(step => step.At <= escalation.At).State;
            Assert.True(state is IncidentState.Detected or IncidentState.Notified, $"{incident.Id} is escalated while {state}");
        }

        Assert.True(
            incident.Transitions.Zip(incident.Transitions.Skip(1)).All(steps => steps.First.At <= steps.Second.At && MayFollow(steps.First.State, steps.Second.State)),
            $"{incident.Id} goes back from its end");
    }

    private static bool MayFollow(IncidentState before, IncidentState after) => after >= before || before < IncidentState.Resolved;

    private static bool WantsEnd(string channelKey, RoutingDocument document) => document.Receivers
        .SelectMany(receiver => receiver.Channels.Select((channel, index) => (Key: $"{receiver.Name}/{index}", channel.SendResolved)))
        .Single(channel => channel.Key == channelKey).SendResolved;
}
