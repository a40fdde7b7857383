using System.Text;
using System.Text.Json;
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
        var (text, tag) = world.Groups.Read(key);
        var group = text is null ? AlertGroup.None : JsonSerializer.Deserialize<AlertGroup>(text)!;
        var (latest, _) = Load(group.LatestId);
        world.MayDie();
        if (latest is null && group.LatestId is not null)
        {
            // Somebody died between the group and its incident.
            Open(group.LatestId, group.Current(alerts, saidAt), saidAt);
        }
        else if (group.Begins(latest, alerts, saidAt, world.Now))
        {
            var id = IncidentId.Of(2026, world.NextNumber());
            world.Groups.Write(key, JsonSerializer.Serialize(group.Next(id, latest)), tag);
            world.MayDie();
            Open(id, group.Current(alerts, saidAt), saidAt);
        }
        else if (latest is not null)
        {
            Change(latest.Id, incident => IncidentFlow.Take(incident, group.Current(alerts, saidAt), saidAt, world.Context, world.Now));
        }
        else if (group.Remember(alerts, saidAt, world.Now) is var remembered && !ReferenceEquals(remembered, group))
        {
            world.Groups.Write(key, JsonSerializer.Serialize(remembered), tag);
        }
    }

    private Incident Wake(Incident incident, DateTimeOffset at)
    {
        var woken = IncidentFlow.Wake(incident, at, world.Context, world.Now);
        Assert.True(incident.WakeAt == at || ReferenceEquals(woken, incident), "a stale timer did something");
        return woken;
    }

    private void Open(string id, IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt)
    {
        if (alerts.Count > 0)
        {
            Keep(IncidentFlow.Open(id, "acme", alerts, saidAt, world.Context, world.Now), 0);
        }
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
        world.Race();
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
