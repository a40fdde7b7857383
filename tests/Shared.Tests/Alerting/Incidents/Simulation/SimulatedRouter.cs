using System.Text;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Tests.Shared.Alerting.Incidents.Simulation;

/// <summary>What a router does with the pure part: reads, decides, writes, does the effects. It can die between any two steps.</summary>
internal sealed class SimulatedRouter(SimulatedWorld world)
{
    private readonly Dictionary<string, Incident> parsed = [];

    public IEnumerable<Incident> Incidents => world.Incidents.Texts.Select(Parse);

    public void Handle(Message message)
    {
        switch (message)
        {
            case Message.Words words:
                foreach (var group in words.Batch.Alerts.Select(alert => Routing.Route(world.Document, alert)).GroupBy(alert => alert.GroupKey))
                {
                    Take(group.Key, [.. group], words.Batch.At);
                }

                break;
            case Message.Wake wake when wake.At > world.Now:
                world.Send(wake with { VisibleAt = wake.At });
                break;
            case Message.Wake wake:
                Change(wake.Incident, incident => Wake(incident, wake.At));
                break;
            case Message.Nudge nudge:
                Change(nudge.Incident, incident => incident);
                break;
        }
    }

    /// <summary>An operator's act: the nudge goes first, since nobody repeats the act when the process dies after writing it.</summary>
    public void Act(string id, Func<Incident, Incident> act)
    {
        world.Send(new Message.Nudge(world.Now.AddSeconds(world.Random.Next(60)), id));
        Change(id, act);
    }

    private void Take(string key, RoutedAlert[] alerts, DateTimeOffset saidAt)
    {
        var (latestId, tag) = world.Groups.Read(key);
        var (latest, _) = Load(latestId);
        world.MayDie();
        if (alerts.Any(routed => IncidentFlow.NeedsNew(latest, routed.Alert, saidAt, world.Now)))
        {
            // In a table this and the incident are one transaction.
            var id = IncidentId.Of(2026, world.NextNumber());
            world.Groups.Write(key, id, tag);
            Keep(IncidentFlow.Open(id, "acme", alerts, saidAt, latest, world.Context, world.Now), 0);
        }
        else
        {
            Change(latestId!, incident => IncidentFlow.Take(incident, alerts, saidAt, world.Context, world.Now));
        }
    }

    private Incident Wake(Incident incident, DateTimeOffset at)
    {
        var woken = IncidentFlow.Wake(incident, at, world.Context, world.Now);
        Assert.True(incident.WakeAt == at || ReferenceEquals(woken, incident), "a stale timer did something");
        return woken;
    }

    private void Change(string id, Func<Incident, Incident> change)
    {
        var (incident, tag) = Load(id);
        if (incident is null)
        {
            return;
        }

        world.MayDie();
        if (incident.Outbox.Count > 0)
        {
            (incident, tag) = Drain(incident, tag);
        }

        var changed = change(incident);
        if (!ReferenceEquals(changed, incident))
        {
            Keep(changed, tag);
        }
    }

    private void Keep(Incident incident, long tag)
    {
        if (tag > 0)
        {
            world.Race();
        }

        world.Incidents.Write(incident.Id, Encoding.UTF8.GetString(IncidentJson.Write(incident)), tag);
        Drain(incident, tag + 1);
    }

    private (Incident Incident, long Tag) Drain(Incident incident, long tag)
    {
        foreach (var effect in incident.Outbox)
        {
            world.MayDie();
            world.Do(incident, effect);
        }

        world.MayDie();
        var drained = IncidentFlow.OutboxSent(incident, incident.Effects);
        if (!ReferenceEquals(drained, incident))
        {
            world.Incidents.Write(incident.Id, Encoding.UTF8.GetString(IncidentJson.Write(drained)), tag++);
        }

        return (drained, tag);
    }

    private (Incident? Incident, long Tag) Load(string? id)
    {
        var (text, tag) = id is null ? (null, 0) : world.Incidents.Read(id);
        return (text is null ? null : Parse(text), tag);
    }

    private Incident Parse(string text)
    {
        if (!parsed.TryGetValue(text, out var incident))
        {
            parsed[text] = incident = IncidentJson.Read(Encoding.UTF8.GetBytes(text));
        }

        return incident;
    }
}
