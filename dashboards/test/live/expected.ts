import { ruleFiles } from '../../src/rules/files.ts';
import { recordingGroups } from '../../src/rules/recording.ts';
import type { AlertRule, RecordingRule } from '../../src/rules/rule.ts';
import { bare } from '../support/bare.ts';
import { boardQueries, otherQueries } from '../support/boardQueries.ts';
import { documentQueries } from '../support/documentQueries.ts';
import { substitute } from '../support/variables.ts';
import { mayBeEmpty } from './exceptions.ts';

export interface Expected {
  name: string;
  expr: string;
  /** Why it may be empty, if it may. */
  reason?: string;
}

const alerts = ruleFiles['alerts']!.groups.flatMap(({ rules }) => rules) as AlertRule[];
const recordings = recordingGroups.flatMap(({ rules }) => rules) as RecordingRule[];

/** All PromQL of boards, rules and documents, and whether it has to have an answer. */
export function expectedAnswers(seconds: number): Expected[] {
  const all: Expected[] = [
    ...boardQueries()
      .filter(({ language }) => language === 'promql')
      .map(({ board, panel, expr }) => ({ name: `board ${board}: ${panel}`, expr: substitute(expr, { seconds }) })),
    ...otherQueries().map(({ board, name, expr }) => ({ name: `board ${board}: annotation ${name}`, expr: substitute(expr, { seconds }) })),
    ...recordings.map(({ record, expr }) => ({ name: `rule ${record}`, expr })),
    ...recordings.map(({ record }) => ({ name: `recorded ${record}`, expr: record })),
    ...alerts.map(({ alert, expr }) => ({ name: `alert ${alert}`, expr: bare(expr) })),
    ...documentQueries()
      .filter(({ language }) => language === 'promql')
      .map(({ file, heading, expr, mayBeEmpty: reason }) => ({ name: `${file}: ${heading}: ${expr}`, expr, ...(reason ? { reason } : {}) })),
  ];
  return all.map((one) => ({ ...one, ...reasonOf(one.name) }));
}

const reasonOf = (name: string) => {
  const exception = mayBeEmpty.find(({ query }) => query.test(name));
  return exception ? { reason: exception.reason } : {};
};
