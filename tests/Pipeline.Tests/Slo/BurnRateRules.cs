using System.Globalization;
using System.Text;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Tests.Pipeline.Slo;

/// <summary>The burn-rate rules that an objective stands for, as Prometheus writes them, and a test of when they fire.</summary>
internal static class BurnRateRules
{
    public static string Rules(SloDefinition slo)
    {
        var text = new StringBuilder("groups:\n- name: burn\n  interval: 1m\n  rules:\n");
        foreach (var tier in Tiers(slo))
        {
            var (longer, shorter) = (WindowName.Of(tier.LongMinutes), WindowName.Of(tier.ShortMinutes));
            var enough = $"increase(valid[{longer}]) >= {slo.Alerting.MinimumEvents}"
                + (tier.Severity == Severity.Critical ? $" and increase(bad[{longer}]) >= {slo.Alerting.MinimumBadEvents}" : "");

            // Without the second line a rule would end as soon as the long window no longer exceeds.
            text.Append(CultureInfo.InvariantCulture, $"  - alert: {tier.Name}\n    expr: >-\n      {Burn(shorter)} and on() ({Burn(longer)} and {enough}\n");
            text.Append(CultureInfo.InvariantCulture, $"      or on() ALERTS{{alertname=\"{tier.Name}\",alertstate=\"firing\"}})\n");

            string Burn(string window) => string.Create(
                CultureInfo.InvariantCulture, $"increase(bad[{window}]) / increase(valid[{window}]) / {slo.ErrorBudget} > {tier.Factor}");
        }

        return text.ToString();
    }

    /// <param name="slo">The objective.</param>
    /// <param name="cumulative">What was counted before each minute.</param>
    /// <param name="isFiring">What is expected of a tier at a minute; null: either.</param>
    /// <param name="every">How many minutes lie between two that are compared where nothing happens.</param>
    public static string Test(SloDefinition slo, IReadOnlyList<SliCount> cumulative, Func<string, int, bool?> isFiring, int every)
    {
        var text = new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: 1m\ntests:\n- interval: 1m\n  input_series:\n");
        text.Append("  - series: bad\n    values: ").AppendJoin(' ', cumulative.Select(c => c.Bad)).Append('\n');
        text.Append("  - series: valid\n    values: ").AppendJoin(' ', cumulative.Select(c => c.Valid)).Append("\n  alert_rule_test:\n");
        foreach (var tier in Tiers(slo))
        {
            for (var minute = tier.LongMinutes; minute < cumulative.Count; minute++)
            {
                var near = isFiring(tier.Name, minute - 1) != isFiring(tier.Name, minute) || isFiring(tier.Name, minute + 1) != isFiring(tier.Name, minute);
                if ((near || minute % every == 0) && isFiring(tier.Name, minute) is { } firing)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  - {{alertname: {tier.Name}, eval_time: {minute}m, exp_alerts: [{(firing ? "{}" : "")}]}}\n");
                }
            }
        }

        return text.ToString();
    }

    private static IReadOnlyList<BurnTier> Tiers(SloDefinition slo) => BurnTiers.Of(slo.Window, slo.ErrorBudget);
}
