import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RuleFile, RuleGroup } from '../rules/rule.ts';
import { differences } from './differences.ts';
import { loadedRules } from './loadedRule.ts';
import { bad, good, type Outcome } from './outcome.ts';
import { groupsOf, reload, type PrometheusGroup } from './prometheus.ts';
import type { Server } from './server.ts';

const allGroups = (files: Record<string, RuleFile>) => Object.values(files).flatMap(({ groups }) => groups);

/**
 * Has a Prometheus load the files, and waits until it has evaluated every rule once.
 * @param folder Where the files go, with `openqoe-` before their names; none when Prometheus reads them where they are.
 */
export async function loadPrometheus(server: Server, files: Record<string, RuleFile>, folder: string | undefined): Promise<Outcome[]> {
  if (folder !== undefined) {
    for (const [name, file] of Object.entries(files)) await writeFile(join(folder, `openqoe-${name}`), stringify(file, { lineWidth: 0 }));
  }
  await reload(server);
  const groups = allGroups(files);
  const loaded = await evaluated(server, groups);
  return groups.map((group) => judged(group, loaded.filter(({ name }) => name === group.name)));
}

/** What is loaded now, beside what would be. */
export async function previewPrometheus(server: Server, files: Record<string, RuleFile>): Promise<Outcome[]> {
  const loaded = await groupsOf(server);
  return allGroups(files).map((group) => {
    const { ok, text } = judged(group, loaded.filter(({ name }) => name === group.name));
    return good(group.name, ok ? 'is as here' : `now: ${text}`);
  });
}

/** Asks until no rule of ours is new, for two intervals at the most: the evaluations of groups are spread over one. */
async function evaluated(server: Server, groups: RuleGroup[]): Promise<PrometheusGroup[]> {
  const ours = (loaded: PrometheusGroup[]) => loaded.filter(({ name }) => groups.some((group) => group.name === name));
  const began = performance.now();
  for (;;) {
    const loaded = await groupsOf(server);
    const patience = 5 + 2 * Math.max(0, ...ours(loaded).map(({ interval }) => interval));
    const fresh = ours(loaded).some(({ rules }) => rules.some(({ health }) => health === 'unknown'));
    if (!fresh || performance.now() - began > patience * 1000) return loaded;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function judged(group: RuleGroup, loaded: PrometheusGroup[]): Outcome {
  const [there, another] = loaded;
  if (!there) return bad(group.name, 'is not loaded: do rule_files name its file?');
  if (another) return bad(group.name, `is loaded twice, from ${loaded.map(({ file }) => file).join(' and ')}`);
  const sick = there.rules.filter(({ health }) => health !== 'ok').map(({ name, health, lastError }) => `${name} has health ${health} ${lastError}`.trim());
  const found = [...differences(loadedRules(group), there.rules), ...sick];
  return found.length === 0 ? good(group.name, `loaded, ${group.rules.length} rules`) : bad(group.name, [`is not as it should be (${there.file})`, ...found].join('\n  '));
}
