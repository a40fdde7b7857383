import type { RuleGroup } from '../rule.ts';
import { alert } from './alert.ts';

const requests = 'openqoe_ingest_requests_total';
const events = 'openqoe_ingest_events_total';
const failed = 'openqoe_notifications_total{result="failed"}';
const samples = 'openqoe_remote_write_samples_total';

export const pipeline: RuleGroup = {
  name: 'openqoe-pipeline',
  rules: [
    alert({
      name: 'MetricsAbsent',
      severity: 'critical',
      // A gauge that every instance has from its start on: counters come with what they count first.
      expr: 'absent(openqoe_publish_lag_seconds)',
      for: '5m',
      summary: 'No instance of OpenQoE tells how it is doing',
      description: 'Nothing has reported openqoe_publish_lag_seconds for five minutes: no instance runs, or none can be scraped.',
      impact: 'Reports of players may be lost, and every other alert of this group is blind.',
    }),
    alert({
      name: 'IngestErrors',
      severity: 'critical',
      expr: `sum(rate(${requests}{status=~"5.."}[5m])) / (sum(rate(${requests}[5m])) > 0) > 0.01`,
      for: '5m',
      summary: '{{ $value | humanizePercentage }} of ingest requests are answered 5xx',
      description: 'Answers 5xx over all answers of /v1/events in the last five minutes; the limit is 1 %.',
      impact: 'Players keep their reports and send them again; what waits longer than they live is lost.',
    }),
    alert({
      name: 'EventsRejected',
      severity: 'warning',
      expr: `sum(rate(${events}{outcome="rejected"}[5m])) / (sum(rate(${events}[5m])) > 0) > 0.05`,
      for: '15m',
      summary: '{{ $value | humanizePercentage }} of events are rejected',
      description: 'Events with a fault over all events received in the last five minutes; the limit is 5 %.',
      impact: 'What these events told is missing in every figure.',
    }),
    alert({
      name: 'EventsLimited',
      severity: 'warning',
      expr: `sum(rate(${events}{outcome="limited"}[5m])) / (sum(rate(${events}[5m])) > 0) > 0.05`,
      for: '10m',
      summary: "{{ $value | humanizePercentage }} of events exceed their key's rate limit",
      description: 'Events answered 429 over all events received in the last five minutes; the limit is 5 %.',
      impact: 'Players of that organisation hold their reports back; figures come late or, if it lasts, not at all.',
    }),
    alert({
      name: 'QueueOld',
      severity: 'warning',
      expr: 'max by (queue) (openqoe_queue_oldest_seconds{queue!~".*-poison"}) > 120',
      for: '5m',
      summary: 'Queue {{ $labels.queue }} is {{ $value | humanizeDuration }} behind',
      description: 'Age of the oldest message that waits; the limit is 2 min.',
      impact: 'Metrics, evaluations or notifications are late by that.',
    }),
    alert({
      name: 'PoisonMessages',
      severity: 'warning',
      expr: 'max by (queue) (openqoe_queue_depth{queue=~".*-poison"}) > 0',
      for: '1m',
      summary: '{{ $value }} messages were given up ({{ $labels.queue }})',
      description: 'They failed ten times, or a channel refuses them. They wait to be replayed or dropped.',
      impact: 'What they hold is in no figure, or somebody was not told.',
    }),
    alert({
      name: 'PublishLag',
      severity: 'critical',
      expr: 'max(openqoe_publish_lag_seconds) > 180',
      for: '2m',
      summary: 'Metrics are {{ $value | humanizeDuration }} late',
      description: 'Age of the oldest counted event that no receiver has taken; the limit is 3 min.',
      impact: 'Boards and rules show the past. Nothing is lost: the next publication carries newer totals.',
    }),
    alert({
      name: 'RemoteWriteRefused',
      severity: 'warning',
      expr: `sum by (result) (rate(${samples}{result=~".*refused"}[10m])) > 0`,
      for: '10m',
      summary: 'The receiver refuses samples ({{ $labels.result }})',
      description: '{{ $value | printf "%.2f" }} samples a second were answered with a 4xx that no repetition changes.',
      impact: 'These series are missing or stand still: see the limits of the receiver, the key and the address.',
    }),
    alert({
      name: 'SeriesBudgetSpent',
      severity: 'info',
      expr: 'sum by (budget) (rate(openqoe_governance_series_refused_total[15m])) > 0',
      for: '30m',
      summary: 'The series budget of a {{ $labels.budget }} is spent',
      description: '{{ $value | printf "%.2f" }} measurements a second went to the overflow series.',
      impact: 'Totals are exact; breakdowns show __other__ for what came last.',
    }),
    alert({
      name: 'ReportsLost',
      severity: 'warning',
      expr: 'sum by (org_id) (rate(openqoe_sdk_dropped_reports_total[15m])) / (sum by (org_id) (rate(openqoe_events_total[15m])) > 0) > 0.01',
      for: '15m',
      summary: 'SDKs threw away {{ $value | humanizePercentage }} of their reports ({{ $labels.org_id }})',
      description: 'Reports that players could not send, over events accepted in the last 15 minutes; the limit is 1 %.',
      impact: 'The figures lack just those viewers whose network was worst.',
    }),
    alert({
      name: 'NotificationsFailing',
      severity: 'critical',
      // The first failure is the series' first sample, in which increase() sees none.
      expr: `count by (channel) (${failed} unless ${failed} offset 15m) or sum by (channel) (increase(${failed}[15m])) > 0`,
      for: '0m',
      summary: 'Notifications by {{ $labels.channel }} fail',
      description: 'The channel has refused notifications for good in the last 15 minutes; they are on the incident and in notifications-poison.',
      impact: 'Somebody who is to be paged is not.',
    }),
    alert({
      name: 'ObjectivesNotEvaluated',
      severity: 'critical',
      expr: 'sum by (org_id) (audience:openqoe_views_started:rate5m > 0) unless on (org_id) openqoe_slo_objective',
      for: '10m',
      summary: 'The objectives of {{ $labels.org_id }} are not evaluated',
      description: 'There are views, but no gauge of any objective: the timer does not run, or evaluations fail.',
      impact: 'No alert on an objective begins or ends.',
    }),
  ],
};
