namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Small changes to an incident.</summary>
internal static class IncidentChanges
{
    public static Incident Counted(this Incident incident) => incident with { Version = incident.Version + 1 };

    public static Incident With(this Incident incident, TimelineEntry entry)
    {
        var entries = incident.Timeline.Append(entry with { Text = IncidentLimits.Cut(entry.Text, IncidentLimits.LongestText) });
        return incident with { Timeline = [.. entries.TakeLast(IncidentLimits.MostEntries)] };
    }

    public static Incident With(this Incident incident, Func<long, Effect> effect) =>
        incident with { Outbox = [.. incident.Outbox, effect(incident.Effects + 1)], Effects = incident.Effects + 1 };

    public static Incident With(this Incident incident, string channelKey, ChannelProgress progress) =>
        incident with { Channels = new Dictionary<string, ChannelProgress>(incident.Channels) { [channelKey] = progress } };

    public static Incident With(this Incident incident, string fingerprint, IncidentAlert alert) =>
        incident with { Alerts = new Dictionary<string, IncidentAlert>(incident.Alerts) { [fingerprint] = alert } };

    public static Incident With(this Incident incident, Dispatch dispatch)
    {
        var at = incident.Dispatches.Select(known => known.Key).ToList().IndexOf(dispatch.Key);
        var all = incident.Dispatches.ToList();
        if (at < 0)
        {
            all.Add(dispatch);
        }
        else
        {
            all[at] = dispatch;
        }

        return incident with { Dispatches = all };
    }

    public static Incident Become(this Incident incident, IncidentState state, string author, DateTimeOffset now, string text)
    {
        // Said again and again, a state has only its last time anew, so that the list ends.
        var earlier = incident.State == state && incident.Transitions.Count >= IncidentLimits.MostTransitions ? incident.Transitions.SkipLast(1) : incident.Transitions;
        return (incident with { Transitions = [.. earlier, new(state, now, author)] }).With(new TimelineEntry(now, author, TimelineKind.State, text));
    }
}
