import type { RuleGroup } from '../rules/rule.ts';
import { differences } from './differences.ts';
import { loadedRules, type StoredGroup } from './loadedRule.ts';
import { bad, good, type Outcome } from './outcome.ts';
import type { Ruler } from './ruler.ts';

/** Sends every group, reads them back, and deletes what else the namespace holds: only when all is well, so that a fault never costs rules. */
export async function loadRuler(ruler: Ruler, groups: RuleGroup[]): Promise<Outcome[]> {
  const refused = new Map<string, string>();
  for (const group of groups) {
    const answer = await ruler.set(group);
    if (answer !== undefined) refused.set(group.name, answer);
  }
  const stored = await ruler.groups();
  const outcomes = groups.map((group) => {
    const answer = refused.get(group.name);
    return answer === undefined ? verified(group, stored) : bad(group.name, `was refused: ${answer}`);
  });
  return outcomes.every(({ ok }) => ok) ? [...outcomes, ...(await deleteOthers(ruler, groups, stored))] : outcomes;
}

/** What loading would do. */
export async function previewRuler(ruler: Ruler, groups: RuleGroup[]): Promise<Outcome[]> {
  const stored = await ruler.groups();
  const ours = groups.map((group) => {
    const there = stored.find(({ name }) => name === group.name);
    const changes = there && differences(loadedRules(group), loadedRules(there));
    return good(group.name, !changes ? `would be new, ${group.rules.length} rules` : changes.length === 0 ? 'is as here' : ['would change', ...changes].join('\n  '));
  });
  return [...ours, ...othersIn(stored, groups).map((name) => good(name, 'would be deleted'))];
}

function verified(group: RuleGroup, stored: StoredGroup[]): Outcome {
  const there = stored.find(({ name }) => name === group.name);
  if (!there) return bad(group.name, 'was taken, and is not there');
  const found = differences(loadedRules(group), loadedRules(there));
  return found.length === 0 ? good(group.name, `loaded, ${group.rules.length} rules`) : bad(group.name, ['is not as sent', ...found].join('\n  '));
}

async function deleteOthers(ruler: Ruler, groups: RuleGroup[], stored: StoredGroup[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const name of othersIn(stored, groups)) {
    const answer = await ruler.delete(name);
    outcomes.push(answer === undefined ? good(name, 'deleted: there is no such group any more') : bad(name, `was not deleted: ${answer}`));
  }
  return outcomes;
}

const othersIn = (stored: StoredGroup[], groups: RuleGroup[]) => stored.map(({ name }) => name).filter((name) => !groups.some((group) => group.name === name));
