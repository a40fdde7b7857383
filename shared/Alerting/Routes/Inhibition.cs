namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Alerts that others make unnecessary.</summary>
public static class Inhibition
{
    /// <param name="alert">Whether it is muted. It never mutes itself.</param>
    /// <param name="activeAlerts">All that fire.</param>
    /// <param name="rules">By which one mutes another.</param>
    public static bool IsInhibited(Alert alert, IEnumerable<Alert> activeAlerts, IEnumerable<InhibitRule> rules) =>
        By(alert, activeAlerts, rules) is not null;

    /// <summary>An alert that mutes it; null: none does.</summary>
    public static Alert? By(Alert alert, IEnumerable<Alert> activeAlerts, IEnumerable<InhibitRule> rules)
    {
        var mine = rules.Where(rule => IsTarget(rule, alert)).ToArray();
        if (mine.Length == 0)
        {
            return null;
        }

        var fingerprint = alert.Fingerprint;
        return activeAlerts.FirstOrDefault(source => mine.Any(rule => Mutes(rule, source, alert)) && source.Fingerprint != fingerprint);
    }

    // As in Alertmanager: what is source and target of one rule alike is not muted by another such, or both would be.
    private static bool Mutes(InhibitRule rule, Alert source, Alert target) =>
        IsSource(rule, source)
        && !(IsSource(rule, target) && IsTarget(rule, source))
        && rule.Equal.All(label => source.Labels.GetValueOrDefault(label, "") == target.Labels.GetValueOrDefault(label, ""));

    private static bool IsSource(InhibitRule rule, Alert alert) => rule.SourceMatchers.All(matcher => matcher.Matches(alert.Labels));

    private static bool IsTarget(InhibitRule rule, Alert alert) => rule.TargetMatchers.All(matcher => matcher.Matches(alert.Labels));
}
