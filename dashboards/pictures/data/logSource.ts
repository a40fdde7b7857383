import { readFileSync } from 'node:fs';
import { evaluate, type LogStream } from './logql.ts';
import type { LogLine, Span } from './pageData.ts';

/** Where log lines come from: asked for a query's lines in a time, the newest first. */
export type LogSource = (expr: string, span: Span, limit: number) => Promise<LogLine[]>;

const newestFirst = (lines: LogLine[], limit: number) => lines.sort((a, b) => b.time - a.time).slice(0, limit);

const milliseconds = (nanoseconds: string) => Number(nanoseconds.slice(0, -6));

/** A Loki's HTTP API. */
export const loki =
  (url: string): LogSource =>
  async (expr, { from, to }, limit) => {
    const query = new URLSearchParams({ query: expr, start: `${from}000000`, end: `${to}000000`, limit: `${limit}` });
    const response = await fetch(`${url}/loki/api/v1/query_range?${query}`);
    if (!response.ok) throw new Error(`Loki: ${response.status} ${await response.text()}`);
    const { data } = (await response.json()) as { data: { result: LogStream[] } };
    return newestFirst(data.result.flatMap(({ values }) => values.map(([at, text]) => ({ time: milliseconds(at), text }))), limit);
  };

/** A file with what a Loki was pushed: `{"streams": [{"stream": {…}, "values": [["<ns>", "{…}"]]}]}`. */
export function logFile(path: string): LogSource {
  const { streams } = JSON.parse(readFileSync(path, 'utf8')) as { streams: LogStream[] };
  return (expr, { from, to }, limit) =>
    Promise.resolve(
      newestFirst(
        evaluate(expr, streams)
          .map(([at, text]) => ({ time: milliseconds(at), text }))
          .filter(({ time }) => time >= from && time <= to),
        limit,
      ),
    );
}
