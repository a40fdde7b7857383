import { normalised, type LoadedRule } from './loadedRule.ts';
import { ask, refusal, type Server } from './server.ts';

export interface PrometheusRule extends LoadedRule {
  health: 'unknown' | 'ok' | 'err';
  lastError: string;
}

export interface PrometheusGroup {
  name: string;
  file: string;
  /** Seconds between evaluations. */
  interval: number;
  rules: PrometheusRule[];
}

/** As its API says it. https://prometheus.io/docs/prometheus/latest/querying/api/#rules */
interface ApiGroup extends Omit<PrometheusGroup, 'rules'> {
  rules: {
    type: 'recording' | 'alerting';
    name: string;
    query: string;
    duration?: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    health: PrometheusRule['health'];
    lastError?: string;
  }[];
}

/** Has it read its files again. @throws Error when it does not. */
export async function reload(server: Server): Promise<void> {
  const answer = await ask(server, 'POST', '/-/reload');
  if (answer.status !== 200) throw new Error(`it does not reload: POST ${server.url}/-/reload: ${refusal(answer)}`);
}

/** @throws Error when it does not say. */
export async function groupsOf(server: Server): Promise<PrometheusGroup[]> {
  const answer = await ask(server, 'GET', '/api/v1/rules');
  const groups = answer.status === 200 ? groupsIn(answer.text) : undefined;
  if (!groups) throw new Error(`the rules cannot be read: GET ${server.url}/api/v1/rules: ${refusal(answer)}`);
  return groups.map((group) => ({ ...group, rules: group.rules.map(ruleOf) }));
}

/** Nothing when the text is not what a Prometheus says. */
function groupsIn(text: string): ApiGroup[] | undefined {
  try {
    return (JSON.parse(text) as { data?: { groups?: ApiGroup[] } }).data?.groups;
  } catch {
    return undefined;
  }
}

const ruleOf = (rule: ApiGroup['rules'][number]): PrometheusRule => ({
  kind: rule.type === 'alerting' ? 'alert' : 'record',
  name: rule.name,
  expr: normalised(rule.query),
  for: rule.duration ?? 0,
  labels: rule.labels ?? {},
  annotations: rule.annotations ?? {},
  health: rule.health,
  lastError: rule.lastError ?? '',
});
