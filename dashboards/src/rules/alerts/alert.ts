import { kebabCase } from '../../kebabCase.ts';
import { labelsOf, rateOf, type Level, type RatedMetric } from '../recorded.ts';
import type { AlertRule, Annotations, Severity } from '../rule.ts';

export interface AlertOptions extends Omit<Annotations, 'runbook_url'> {
  name: string;
  severity: Severity;
  expr: string;
  for: string;
}

/** Where the pages are, seen from the root of the repository. `load.sh --runbooks` puts an address of yours in its place. */
export const runbooks = 'docs/runbooks';

export const runbookOf = (name: string) => `${kebabCase(name)}.md`;

/** An alert, with the page that belongs to it. */
export function alert({ name, severity, expr, for: pending, ...annotations }: AlertOptions): AlertRule {
  return {
    alert: `OpenQoE${name}`,
    expr,
    for: pending,
    labels: { severity },
    annotations: { ...annotations, runbook_url: `${runbooks}/${runbookOf(name)}` },
  };
}

const whileAtLeast = (count: number, what: string, level: Level = 'audience') => `and on (${labelsOf(level).join(', ')}) ${what} >= ${count}`;

/** Beside a condition of an audience: it counts only while at least so many views start in five minutes. */
export const withViews = (views: number) => `and on (org_id, env) sum by (org_id, env) (${rateOf('openqoe_views_started_total')}) * 300 >= ${views}`;

type Histogram = Extract<RatedMetric, `${string}_bucket`>;

/**
 * The same, while a quantile or mean rests on at least so many values of five minutes. Views started cannot tell: a view often begins, and its
 * player is ready, before anybody knows that the content is live, so these are counted for an audience of their own.
 */
export const withValues = (values: number, of: Histogram | 'openqoe_completion_ratio_count') =>
  whileAtLeast(values, `${rateOf(of)}${of.endsWith('_bucket') ? '{le="+Inf"}' : ''} * 300`);

/** The same, while at least so many viewers see the picture move. */
export const withViewers = (viewers: number, level: 'audience' | 'audience_device' = 'audience') =>
  whileAtLeast(viewers, level === 'audience' ? 'audience:openqoe_concurrent_viewers:rate2m' : rateOf('openqoe_playing_time_seconds_total', level), level);

/** The same, while at least so many viewers watch or wait for a stall to end: without the latter the worst stalls would silence their alert. */
export const withWatchers = (watchers: number, level: 'audience' | 'audience_cdn' = 'audience') =>
  whileAtLeast(watchers, rateOf('openqoe_watch_time_seconds_total', level), level);

/** Names an audience in a text. */
export const where = `{{ $labels.org_id }}{{ with $labels.env }}, {{ . }}{{ end }}{{ with $labels.content_type }}, {{ . }}{{ end }}`;

/** Names an organisation's environment in a text. */
export const whereIn = `{{ $labels.org_id }}{{ with $labels.env }}, {{ . }}{{ end }}`;
