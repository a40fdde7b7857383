import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { logFile } from '../../pictures/data/logSource.ts';
import { boardQueries } from '../support/boardQueries.ts';
import { substitute } from '../support/variables.ts';
import { Prometheus } from '../../lib/prometheus.ts';
import { eventually, settings } from './stage.ts';

const prometheus = new Prometheus(settings.prometheus);
const command = fileURLToPath(new URL('../../pictures/command.ts', import.meta.url));
const results = fileURLToPath(new URL('../../../TestResults/boards', import.meta.url));

/** What Loki was pushed so far, as a file. */
async function pushedLines(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'openqoe-lines-')), 'lines.json');
  writeFileSync(file, await (await fetch(`${settings.neighbours}/streams`)).text());
  return file;
}

const logQueries = boardQueries().filter(({ language }) => language === 'logql');

it.each(logQueries)('$board: $panel has lines', async ({ expr }) => {
  const ever = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const lines = await eventually(
    async () => logFile(await pushedLines())(substitute(expr), ever, 200),
    ({ length }) => length > 0,
  );
  expect(lines[0]?.text).toMatch(/^\w+ \S+: .+ \(.+, \w+, .+\)$/);
});

it('every board can be drawn: nothing is cut, laid over something else, or empty', async () => {
  // A picture of too short a time is hard to look at.
  const recorded = 'min(count_over_time({__name__=~"audience:openqoe_(live_latency_seconds:p95|completion_ratio:avg)",org_id="acme-tv"}[15m]))';
  await eventually(() => prometheus.query(recorded), ([sample]) => (sample?.value ?? 0) >= 16);
  const parameters = ['--prometheus', settings.prometheus, '--range', '10m', '--logs', await pushedLines(), '--out', process.env['OPENQOE_PICTURES'] ?? results];
  await promisify(execFile)(process.execPath, ['--import', 'tsx', command, ...parameters]);
});
