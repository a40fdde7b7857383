import type { Labels } from '../population/audience.ts';

/** A series of a range query's answer: values by Unix seconds. */
export interface RangeSeries {
  metric: Labels;
  values: [time: number, value: string][];
}

/** What the API answers, as text; throws with what it says when it refuses. */
export async function ask(url: string, path: string, form: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(form)}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} ${JSON.stringify(form)}: ${text}`);
  return text;
}

/** Evaluates an expression at every step (seconds) from one Unix second to another. */
export async function queryRange(url: string, query: string, start: number, end: number, step: number): Promise<RangeSeries[]> {
  const text = await ask(url, 'query_range', { query, start: `${start}`, end: `${end}`, step: `${step}` });
  return (JSON.parse(text) as { data: { result: RangeSeries[] } }).data.result;
}

/** Processor time that the server has taken since it started. */
export async function cpuSeconds(url: string): Promise<number> {
  const [, seconds] = /^process_cpu_seconds_total (.+)$/m.exec(await (await fetch(`${url}/metrics`)).text()) ?? [];
  return Number(seconds);
}
