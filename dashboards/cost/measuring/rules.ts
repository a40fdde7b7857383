import { setTimeout as delay } from 'node:timers/promises';
import { Prometheus } from '../../lib/prometheus.ts';
import type { Server } from '../prometheus/server.ts';

export interface RuleGroupTime {
  name: string;
  rules: number;
  /** Of one evaluation of all its rules, one after the other. */
  ms: number;
}

interface Group {
  name: string;
  rules: { lastError?: string }[];
  /** Seconds. */
  evaluationTime: number;
  lastEvaluation: string;
}

// Prometheus spreads the groups over the interval.
const intervalSeconds = 10;
const pollMs = 250;

const evaluated = ({ lastEvaluation }: Group) => new Date(lastEvaluation).getFullYear() > 1;

async function groupsOf(url: string): Promise<Group[]> {
  return (JSON.parse(await new Prometheus(url).ask('rules')) as { data: { groups: Group[] } }).data.groups;
}

/** How long the rule files take once; the samples must reach to now. */
export async function measureRules(server: Server, files: Record<string, string>): Promise<RuleGroupTime[]> {
  await server.evaluate(files, intervalSeconds);
  for (const until = performance.now() + 6 * intervalSeconds * 1000; ; await delay(pollMs)) {
    const groups = await groupsOf(server.url);
    const failed = groups.flatMap(({ rules }) => rules).find(({ lastError }) => lastError);
    if (failed) throw new Error(`rule: ${failed.lastError}`);
    if (groups.every(evaluated)) return groups.map(({ name, rules, evaluationTime }) => ({ name, rules: rules.length, ms: evaluationTime * 1000 }));
    if (performance.now() > until) throw new Error('Prometheus does not evaluate the rules');
  }
}
