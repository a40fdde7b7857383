import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { runbooks as committed } from '../rules/alerts/alert.ts';
import type { RuleFile, RuleGroup } from '../rules/rule.ts';

const folder = new URL('../../rules/', import.meta.url);

/** The committed rule files by name. @param runbooks Address to put in the place of `docs/runbooks`. */
export async function readRuleFiles(runbooks: string | undefined): Promise<Record<string, RuleFile>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = names.map(async (name) => [name, parse(await readFile(new URL(name, folder), 'utf8')) as RuleFile] as const);
  const linked = (await Promise.all(files)).map(([name, { groups }]) => [name, { groups: groups.map((group) => withRunbooks(group, runbooks)) }] as const);
  return Object.fromEntries(linked);
}

function withRunbooks(group: RuleGroup, runbooks: string | undefined): RuleGroup {
  if (runbooks === undefined) return group;
  const rules = group.rules.map((rule) =>
    'alert' in rule ? { ...rule, annotations: { ...rule.annotations, runbook_url: rule.annotations.runbook_url.replace(committed, runbooks) } } : rule,
  );
  return { ...group, rules };
}
