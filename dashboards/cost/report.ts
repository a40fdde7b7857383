import type { MeasuredBoard } from './measuring/board.ts';
import type { RuleGroupTime } from './measuring/rules.ts';

const slowest = 5;

const milliseconds = (ms: number) => ms.toFixed(ms < 10 ? 1 : 0);

/** Columns as wide as their widest cell; all but the first are numbers. */
function columns(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ')).join('\n');
}

/** What each board takes, and the slowest queries of all. */
export function boardReport(boards: readonly MeasuredBoard[]): string {
  const timed = boards.flatMap((board) => board.timed).sort((one, other) => other.ms - one.ms);
  return [
    columns([
      ['board', 'queries', 'sum ms', 'CPU ms', 'six at once ms'],
      ...boards.map(({ board, timed: { length }, sumMs, cpuMs, wallMs }) => [board, `${length}`, milliseconds(sumMs), milliseconds(cpuMs), milliseconds(wallMs)]),
    ]),
    '\nThe slowest queries:',
    ...timed.slice(0, slowest).map(({ question: { board, asker, expr }, ms }) => `${milliseconds(ms).padStart(6)} ms  ${board}, ${asker}: ${expr}`),
  ].join('\n');
}

/** What the rule groups take. */
export const ruleReport = (groups: readonly RuleGroupTime[]): string =>
  columns([
    ['rule group', 'rules', 'evaluation ms'],
    ...groups.map(({ name, rules, ms }) => [name, `${rules}`, milliseconds(ms)]),
    ['all', `${groups.reduce((sum, { rules }) => sum + rules, 0)}`, milliseconds(groups.reduce((sum, { ms }) => sum + ms, 0))],
  ]);
