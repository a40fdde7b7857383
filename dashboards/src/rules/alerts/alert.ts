import { kebabCase } from '../../kebabCase.ts';
import { audience } from '../recorded.ts';
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

const sameAudience = `on (${audience.join(', ')})`;

/** Beside a condition of an audience: it counts only while at least so many views start in five minutes. */
export const withViews = (views: number) => `and ${sameAudience} audience:openqoe_views_started:rate5m * 300 >= ${views}`;

/** The same, while at least so many viewers watch. */
export const withViewers = (viewers: number) => `and ${sameAudience} audience:openqoe_concurrent_viewers:rate2m >= ${viewers}`;

/** Names an audience in a text. */
export const where = `{{ $labels.org_id }}{{ with $labels.env }}, {{ . }}{{ end }}{{ with $labels.content_type }}, {{ . }}{{ end }}`;
