import { boards } from '../src/boards/index.ts';
import { generated } from '../src/generated.ts';
import { backfill } from './backfill/backfill.ts';
import { measureBoard, type MeasuredBoard } from './measuring/board.ts';
import { measureRules } from './measuring/rules.ts';
import type { Options } from './options.ts';
import { population } from './population/population.ts';
import { Server } from './prometheus/server.ts';
import { questionsOf } from './questions/ofBoard.ts';
import { boardReport, ruleReport } from './report.ts';

const minute = 60;

const unixSeconds = () => Math.floor(Date.now() / 1000);

const ruleFiles = () =>
  Object.fromEntries(Object.entries(generated()).filter(([path]) => path.startsWith('rules/')).map(([path, text]) => [path.replace('rules/', ''), text]));

/** Fills a Prometheus, asks it all that the boards ask, says how long that takes; whether every board keeps within the limit. */
export async function cost({ series, hours, limitMs }: Options, say: (text: string) => void): Promise<boolean> {
  const server = await Server.start();
  try {
    const began = unixSeconds();
    const end = Math.floor(began / minute) * minute;
    const all = population(series);
    const exporter = await backfill(server.url, all, end - Math.round(hours * 60) * minute, end);
    say(`${all.length} series, ${exporter.samples} samples over ${hours} h, written and recorded in ${unixSeconds() - began} s\n`);

    const measured: MeasuredBoard[] = [];
    for (const board of boards()) measured.push(await measureBoard(server.url, board.title ?? '', questionsOf(board, end)));
    say(boardReport(measured));

    // The rules are evaluated at the time it is, so there must be samples up to then and for as long as that takes.
    await exporter.write(end, unixSeconds() + 2 * minute);
    say(`\n${ruleReport(await measureRules(server, ruleFiles()))}`);

    const over = measured.filter(({ sumMs }) => sumMs > limitMs);
    for (const { board, sumMs } of over) say(`\n${board} takes ${Math.round(sumMs)} ms, which is more than ${limitMs} ms.`);
    return over.length === 0;
  } finally {
    await server.stop();
  }
}
