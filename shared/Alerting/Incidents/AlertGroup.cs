using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>
/// What is kept of a group beside its incidents: which is the latest, and which alerts ended before any incident knew of them, so that an older
/// word that they fire, come late, begins none.
/// </summary>
/// <param name="LatestId">Id of the latest incident, written before the incident itself; null: there was none.</param>
/// <param name="Ended">By fingerprint, when it was said.</param>
public sealed record AlertGroup(string? LatestId, IReadOnlyDictionary<string, DateTimeOffset> Ended)
{
    /// <summary>The oldest words beyond these are forgotten.</summary>
    public const int MostEnded = IncidentLimits.MostAlerts;

    public static readonly AlertGroup None = new(LatestId: null, new Dictionary<string, DateTimeOffset>());

    /// <summary>Whether one of the alerts begins an incident.</summary>
    /// <param name="latest">The latest incident; null: there is none.</param>
    /// <param name="alerts">Of the group.</param>
    /// <param name="saidAt">When they were said.</param>
    /// <param name="now">The time.</param>
    public bool Begins(Incident? latest, IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, DateTimeOffset now) =>
        alerts.Any(routed => !Outlived(routed.Alert, saidAt) && IncidentFlow.NeedsNew(latest, routed.Alert, saidAt, now));

    /// <summary>Without what is outlived by a later word.</summary>
    public IReadOnlyList<RoutedAlert> Current(IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt) =>
        [.. alerts.Where(routed => !Outlived(routed.Alert, saidAt))];

    /// <summary>Remembers those that have ended; the same group where there is nothing new. Only needed while there is no incident to take them.</summary>
    public AlertGroup Remember(IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, DateTimeOffset now)
    {
        var ended = alerts.Where(routed => !routed.Alert.IsFiringAt(now) && !Outlived(routed.Alert, saidAt)).Select(routed => routed.Alert.Fingerprint).ToHashSet();
        return ended.Count == 0 ? this : this with
        {
            Ended = Ended.Where(word => !ended.Contains(word.Key))
                .Concat(ended.Select(fingerprint => KeyValuePair.Create(fingerprint, saidAt)))
                .OrderByDescending(word => word.Value)
                .Take(MostEnded)
                .ToDictionary(),
        };
    }

    private bool Outlived(Alert alert, DateTimeOffset saidAt) => Ended.TryGetValue(alert.Fingerprint, out var at) && at >= saidAt;
}
