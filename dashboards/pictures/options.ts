import { parseArgs } from 'node:util';
import { durationSeconds } from './board/duration.ts';
import type { Span } from './data/pageData.ts';

export const usage = `Pages and pictures of the boards, with the data of a Prometheus.

  --prometheus URL   asked for the metrics
  --loki URL         asked for the log lines, or
  --logs FILE        JSON as a Loki is pushed it; neither: log panels say so
  --org NAME         whose viewers (acme-tv)
  --range TIME       how far back, e.g. 15m, 3h (as each board says)
  --end TIME         until when, ISO 8601 (now)
  --board UID        this one only
  --out DIR          where they go (docs/boards/pictures)`;

export interface Options {
  prometheus: string;
  loki?: string | undefined;
  logs?: string | undefined;
  org: string;
  range?: string | undefined;
  end?: string | undefined;
  board?: string | undefined;
  out?: string | undefined;
}

/** What the command line says; throws where it cannot be understood. */
export function options(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { prometheus: text, loki: text, logs: text, org: text, range: text, end: text, board: text, out: text } });
  if (!values.prometheus) throw new Error('--prometheus is missing');
  return { ...values, prometheus: values.prometheus, org: values.org ?? 'acme-tv' };
}

/** The time to show of a board that begins so long ago by itself. Whole seconds, as queries have them. */
export function span(from: string, { range, end }: Options, now: number): Span {
  const to = end === undefined ? now : Date.parse(end);
  if (Number.isNaN(to)) throw new Error(`no time: ${end}`);
  const whole = Math.floor(to / 1000) * 1000;
  return { from: whole - durationSeconds(range ?? from) * 1000, to: whole };
}
