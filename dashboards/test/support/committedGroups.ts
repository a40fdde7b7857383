import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RuleFile } from '../../src/rules/rule.ts';

/** The groups of both rule files, as they are committed. */
export const committedGroups = ['alerts', 'recording'].flatMap(
  (name) => (parse(readFileSync(new URL(`../../rules/${name}.yaml`, import.meta.url), 'utf8')) as RuleFile).groups,
);
