using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Which of an incident's alerts fire, and which of these are told.</summary>
/// <param name="Firing">Fingerprints of all that fire.</param>
/// <param name="Heard">Of those that neither a silence nor another alert mutes.</param>
/// <param name="Silenced">Of those that a silence mutes.</param>
internal sealed record Audience(IReadOnlySet<string> Firing, IReadOnlySet<string> Heard, IReadOnlySet<string> Silenced)
{
    public static Audience Of(Incident incident, IncidentContext context, DateTimeOffset now)
    {
        var firing = incident.Alerts.Where(alert => alert.Value.Alert.IsFiringAt(now)).ToDictionary(alert => alert.Key, alert => alert.Value.Alert);
        var others = context.ActiveAlerts.Where(alert => alert.IsFiringAt(now) && !incident.Alerts.ContainsKey(alert.Fingerprint));
        Alert[] active = [.. firing.Values, .. others];
        var silenced = firing.Where(alert => Silences.Of(context.Silences, alert.Value, now).Count > 0).Select(alert => alert.Key).ToHashSet();
        var heard = firing
            .Where(alert => !silenced.Contains(alert.Key) && !Inhibition.IsInhibited(alert.Value, active, context.Document.InhibitRules))
            .Select(alert => alert.Key);
        return new(firing.Keys.ToHashSet(), heard.ToHashSet(), silenced);
    }
}
