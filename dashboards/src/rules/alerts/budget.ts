import type { RuleGroup } from '../rule.ts';
import { alert } from './alert.ts';

const firing = 'openqoe_slo_alert_firing';

// The service decides, and holds alerts back while there is too little traffic to tell. These rules show its decisions to whoever is told by
// an Alertmanager; where they are posted to /v1/alerts too, they join the incident of the same objective.
export const budget: RuleGroup = {
  name: 'openqoe-budget',
  rules: [
    alert({
      name: 'BudgetBurnFast',
      severity: 'critical',
      expr: `max by (org_id, slo, tier) (${firing}{tier=~"page-.*"}) == 1`,
      for: '0m',
      summary: 'Objective {{ $labels.slo }} of {{ $labels.org_id }} burns its error budget fast',
      description: 'The burn rate exceeds the factor of {{ $labels.tier }} in its long and in its short window.',
      impact: 'At this pace the budget of a month is gone within days or hours.',
    }),
    alert({
      name: 'BudgetBurnSlow',
      severity: 'warning',
      expr: `max by (org_id, slo, tier) (${firing}{tier=~"ticket-.*"}) == 1`,
      for: '0m',
      summary: 'Objective {{ $labels.slo }} of {{ $labels.org_id }} burns its error budget',
      description: 'The burn rate exceeds the factor of {{ $labels.tier }} in its long and in its short window.',
      impact: 'At this pace the budget does not last.',
    }),
    alert({
      name: 'BudgetSpent',
      severity: 'warning',
      expr: `max by (org_id, slo, tier) (${firing}{tier=~"budget-.*"}) == 1`,
      for: '0m',
      summary: 'Objective {{ $labels.slo }} of {{ $labels.org_id }} has spent {{ reReplaceAll "budget-" "" $labels.tier }} % of its error budget',
      description: 'Bad events in the window exceed that share of the budget.',
      impact: 'Viewers have had more trouble than was agreed: release fixes only.',
    }),
    alert({
      name: 'ObjectiveUnusual',
      severity: 'warning',
      expr: `max by (org_id, slo) (${firing}{tier="anomaly"}) == 1`,
      for: '0m',
      summary: 'Objective {{ $labels.slo }} of {{ $labels.org_id }} is not as usual',
      description: 'Three of the last five evaluations differ by more than three robust deviations from the same hour of other weeks, or of the last day.',
      impact: 'Unusual is not bad: look before viewers notice.',
    }),
  ],
};
