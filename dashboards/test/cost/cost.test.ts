import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { optionsFrom } from '../../cost/options.ts';
import { boards } from '../../src/boards/index.ts';
import { ruleFiles } from '../../src/rules/files.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tenMinutes = `${10 / 60}`;
const anything = '1000000';

it('the command says what each board and rule group costs', { timeout: 180_000 }, async () => {
  const args = ['--import', 'tsx', 'cost/main.ts', '--series', '2000', '--hours', tenMinutes, '--limit-ms', anything];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });

  const rows = stdout.split('\n');
  const rowOf = (name: string) => rows.find((row) => row.startsWith(`${name}  `)) ?? '';
  for (const { title = '' } of boards()) expect(rowOf(title), title).toMatch(/ \d+ +[\d.]+ +[\d.]+$/);
  for (const { name } of Object.values(ruleFiles).flatMap(({ groups }) => groups)) expect(rowOf(name), name).toMatch(/ \d+ +[\d.]+$/);
  expect(rows.filter((row) => / ms {2}OpenQoE/.test(row))).toHaveLength(5);
});

it('a number that is none is said to be none', () => {
  expect(() => optionsFrom(['--series', 'many'])).toThrow('--series many: not a number above 0');
});
