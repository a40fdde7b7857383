import type { Series, Span } from './pageData.ts';

interface Result {
  metric: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
}

interface Answered {
  status: string;
  error?: string;
  data: { resultType: string; result: Result[] | [number, string] };
}

const point = ([time, text]: [number, string]): [number, number | null] => [time * 1000, Number.isFinite(Number(text)) ? Number(text) : null];

/** A Prometheus' HTTP API. */
export class Prometheus {
  constructor(private readonly url: string) {}

  /** Values at a time, Unix milliseconds. */
  instant(expr: string, time: number): Promise<Series[]> {
    return this.ask('query', { query: expr, time: `${time / 1000}` });
  }

  /** Values over a time, a step (milliseconds) apart. */
  range(expr: string, { from, to }: Span, step: number): Promise<Series[]> {
    return this.ask('query_range', { query: expr, start: `${from / 1000}`, end: `${to / 1000}`, step: `${step / 1000}` });
  }

  private async ask(path: string, form: Record<string, string>): Promise<Series[]> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(form) });
    const { status, error, data } = (await response.json()) as Answered;
    if (status !== 'success') throw new Error(`${error}: ${form['query']}`);
    if (data.resultType === 'scalar') return [{ labels: {}, points: [point(data.result as [number, string])] }];
    return (data.result as Result[]).map(({ metric, value, values }) => ({ labels: metric, points: (values ?? [value!]).map(point) }));
  }
}
