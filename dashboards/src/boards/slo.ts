import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { bars, stat, table, timeline, timeseries } from '../panels/index.ts';
import type { Step } from '../panels/frame.ts';
import { board, datasourceVariable, labelVariable, organisationVariable, type Row } from './board.ts';
import { unit } from './units.ts';

const slo = (name: string, where = '') => `max by (slo) (openqoe_slo_${name}{org_id="$org",slo=~"$slo"${where}})`;
const burn = (window: string) => slo('burn_rate', `,window="${window}"`);
const incidents = (name: string) => `max by (severity) (openqoe_incidents_${name}{org_id="$org"})`;
const mean = (what: string) => `max(openqoe_incident_mean_time_${what}_seconds{org_id="$org"})`;

/** The policy's limits, as an objective has them unless it says otherwise. */
const budgetSteps: Step[] = [
  { from: -1, color: 'red' },
  { from: 0, color: 'orange' },
  { from: 0.2, color: 'yellow' },
  { from: 0.5, color: 'green' },
];

const budgets: Row = {
  title: 'Budgets',
  panels: [
    table({
      title: 'Objectives',
      description: 'What each objective asks and what it is, over its window. Burn: how many times faster than allowed the budget is spent, over an hour.',
      span: 12,
      height: 10,
      rows: { label: 'slo', name: 'Objective' },
      columns: [
        { name: 'Target', unit: unit.ratio, decimals: 2, expr: slo('objective') },
        { name: 'Is', unit: unit.ratio, decimals: 3, expr: slo('sli') },
        { name: 'Budget left', unit: unit.ratio, decimals: 1, steps: budgetSteps, expr: slo('budget_remaining_ratio') },
        { name: 'Burn', unit: unit.count, decimals: 1, steps: [{ from: 0, color: 'green' }, { from: 1, color: 'yellow' }, { from: 14.4, color: 'red' }], expr: burn('1h') },
      ],
      sort: '-Budget left',
    }),
    stat({
      title: 'Policy',
      description: 'By what is left of the budget: above 50 % normal, above 20 % fewer releases, above 0 fixes only, else emergencies only.',
      unit: unit.ratio,
      span: 12,
      height: 10,
      queries: [{ expr: slo('budget_remaining_ratio'), legend: '{{slo}}' }],
      words: [
        { from: null, to: 0, text: 'exhausted', color: 'red' },
        { from: 0, to: 0.2, text: 'fixes only', color: 'orange' },
        { from: 0.2, to: 0.5, text: 'fewer releases', color: 'yellow' },
        { from: 0.5, to: null, text: 'normal', color: 'green' },
      ],
    }),
    bars({
      title: 'Budget left',
      description: 'What is left of the error budget over the objective\'s window: 100 % when untouched, below 0 when overspent.',
      unit: unit.ratio,
      decimals: 1,
      max: 1,
      steps: budgetSteps,
      queries: [{ expr: slo('budget_remaining_ratio'), legend: '{{slo}}' }],
    }),
    timeseries({
      title: 'Budget left over time',
      description: 'What is left of the error budget.',
      unit: unit.ratio,
      min: null,
      span: 16,
      queries: [{ expr: slo('budget_remaining_ratio'), legend: '{{slo}}' }],
      steps: [{ from: -1, color: 'red' }, { from: 0.2, color: 'yellow' }],
    }),
  ],
};

const burning: Row = {
  title: 'Burn rates',
  panels: [
    timeseries({
      title: 'Burn over an hour',
      description: 'With the burn over five minutes above it as well, 14.4 pages somebody (of a window of 30 days).',
      unit: unit.count,
      queries: [{ expr: burn('1h'), legend: '{{slo}}' }],
      steps: [{ from: 0, color: 'green' }, { from: 14.4, color: 'red' }],
    }),
    timeseries({
      title: 'Burn over six hours',
      description: 'With the burn over 30 minutes above it as well, 6 pages somebody (of a window of 30 days).',
      unit: unit.count,
      queries: [{ expr: burn('6h'), legend: '{{slo}}' }],
      steps: [{ from: 0, color: 'green' }, { from: 6, color: 'red' }],
    }),
    timeseries({
      title: 'Burn over three days',
      description: 'With the burn over six hours above it as well, 1 opens a ticket (of a window of 30 days).',
      unit: unit.count,
      queries: [{ expr: burn('3d'), legend: '{{slo}}' }],
      steps: [{ from: 0, color: 'green' }, { from: 1, color: 'yellow' }],
    }),
    timeseries({
      title: 'Indicators',
      description: 'Good events over valid ones in the window of each objective.',
      unit: unit.ratio,
      min: null,
      span: 12,
      queries: [{ expr: slo('sli'), legend: '{{slo}}' }],
    }),
    timeline({
      title: 'Alerts',
      description: 'When each objective alerted, by severity.',
      span: 12,
      queries: [{ expr: 'max by (slo, severity) (openqoe_slo_alert_firing{org_id="$org",slo=~"$slo"})', legend: '{{slo}} {{severity}}' }],
      words: [
        { text: 'quiet', color: 'green' },
        { text: 'alerts', color: 'red' },
      ],
    }),
  ],
};

const handling: Row = {
  title: 'Incidents',
  panels: [
    stat({
      title: 'Open now',
      description: 'Incidents that are not resolved.',
      unit: unit.count,
      span: 6,
      steps: [{ from: 0, color: 'green' }, { from: 1, color: 'red' }],
      queries: [{ expr: incidents('open'), legend: '{{severity}}' }],
    }),
    stat({
      title: 'Nobody looks at',
      description: 'Open incidents that nobody has acknowledged.',
      unit: unit.count,
      span: 6,
      steps: [{ from: 0, color: 'green' }, { from: 1, color: 'red' }],
      queries: [{ expr: incidents('unacknowledged'), legend: '{{severity}}' }],
    }),
    stat({
      title: 'In 30 days',
      description: 'Incidents detected in the last 30 days.',
      unit: unit.count,
      span: 6,
      queries: [{ expr: incidents('recent'), legend: '{{severity}}' }],
    }),
    stat({
      title: 'Between failures',
      description: "Mean time from one incident's begin to the next, over 30 days.",
      unit: unit.duration,
      span: 6,
      noValue: 'fewer than two',
      queries: [{ expr: mean('between_failures'), legend: 'MTBF' }],
    }),
    timeseries({
      title: 'Open incidents',
      description: 'Incidents not resolved, by severity.',
      unit: unit.count,
      stack: 'values',
      queries: [{ expr: incidents('open'), legend: '{{severity}}' }],
    }),
    timeseries({
      title: 'Time to acknowledge',
      description: 'Mean from detection to the first acknowledgement, over 30 days.',
      unit: unit.duration,
      noValue: 'None acknowledged',
      queries: [{ expr: mean('to_acknowledge'), legend: 'MTTA' }],
    }),
    timeseries({
      title: 'Time to resolve',
      description: "Mean from the first alert's begin to the end, over 30 days.",
      unit: unit.duration,
      noValue: 'None resolved',
      queries: [{ expr: mean('to_resolve'), legend: 'MTTR' }],
    }),
  ],
};

/** How objectives stand, and how incidents are handled. */
export const slos = (): Dashboard =>
  board({
    uid: 'openqoe-slo',
    title: 'OpenQoE / SLO',
    description: 'Error budgets, burn rates, alerts, and how fast incidents are acknowledged and resolved.',
    from: 'now-24h',
    variables: [
      datasourceVariable(),
      organisationVariable(),
      labelVariable('slo', 'Objective', 'openqoe_slo_objective{org_id="$org"}', 'slo').description('Which of the objectives.').multi(true).includeAll(true).allValue('.*').current({ text: 'All', value: '$__all' }),
    ],
    rows: [budgets, burning, handling],
  });
