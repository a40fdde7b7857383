using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>
/// What is kept of a group beside its incidents: which is the latest, and the last words about alerts that it does not know of, so that an older word
/// that they fire, come late, changes nothing.
/// </summary>
/// <param name="LatestId">Id of the latest incident, written before the incident itself; null: there was none.</param>
/// <param name="Heard">By fingerprint, when the last word was said.</param>
public sealed record AlertGroup(string? LatestId, IReadOnlyDictionary<string, DateTimeOffset> Heard)
{
    /// <summary>The oldest words beyond these are forgotten.</summary>
    public const int MostHeard = 2 * IncidentLimits.MostAlerts;

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

    /// <summary>The group when a new incident begins; what the one before it knew of is remembered.</summary>
    /// <param name="id">The new one's.</param>
    /// <param name="latest">The one before; null: there is none.</param>
    public AlertGroup Next(string id, Incident? latest) =>
        With(latest?.Alerts.Select(alert => KeyValuePair.Create(alert.Key, alert.Value.SaidAt)) ?? []) with { LatestId = id };

    /// <summary>Remembers alerts that have ended; the same group where there is nothing new. Only needed while there is no incident to take them.</summary>
    public AlertGroup Remember(IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, DateTimeOffset now)
    {
        var ended = alerts.Where(routed => !routed.Alert.IsFiringAt(now) && !Outlived(routed.Alert, saidAt)).ToArray();
        return ended.Length == 0 ? this : With(ended.Select(routed => KeyValuePair.Create(routed.Alert.Fingerprint, saidAt)));
    }

    private AlertGroup With(IEnumerable<KeyValuePair<string, DateTimeOffset>> words) => this with
    {
        Heard = Heard.Concat(words)
            .GroupBy(word => word.Key, word => word.Value)
            .Select(said => KeyValuePair.Create(said.Key, said.Max()))
            .OrderByDescending(word => word.Value)
            .Take(MostHeard)
            .ToDictionary(),
    };

    private bool Outlived(Alert alert, DateTimeOffset saidAt) => Heard.TryGetValue(alert.Fingerprint, out var at) && at >= saidAt;
}
