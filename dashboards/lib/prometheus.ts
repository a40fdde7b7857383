export interface Sample {
  metric: Record<string, string>;
  value: number;
  /** Unix seconds. */
  time: number;
}

/** Values by Unix seconds, as the API writes them. */
export interface RangeSeries {
  metric: Record<string, string>;
  values: [time: number, value: string][];
}

interface Answer {
  data: { resultType: 'vector' | 'matrix' | 'scalar'; result: unknown };
}

type Point = [time: number, value: string];

/** A Prometheus' HTTP API. https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class Prometheus {
  constructor(readonly url: string) {}

  /** Values at a time, Unix seconds; now without one. */
  async query(query: string, time?: number): Promise<Sample[]> {
    const { data } = JSON.parse(await this.ask('query', { query, ...(time !== undefined && { time: `${time}` }) })) as Answer;
    const series = data.resultType === 'scalar' ? [{ metric: {}, value: data.result as Point }] : (data.result as { metric: Record<string, string>; value: Point }[]);
    return series.map(({ metric, value: [at, value] }) => ({ metric, value: Number(value.replace('Inf', 'Infinity')), time: at }));
  }

  /** The one value of an expression. @throws Error when it has none or several. */
  async single(query: string, time?: number): Promise<number> {
    const [sample, ...more] = await this.query(query, time);
    if (!sample || more.length > 0) throw new Error(`${more.length + (sample ? 1 : 0)} samples of ${query}`);
    return sample.value;
  }

  /** Values at every step (seconds) from one Unix second to another. */
  async range(query: string, start: number, end: number, step: number): Promise<RangeSeries[]> {
    const { data } = JSON.parse(await this.ask('query_range', { query, start: `${start}`, end: `${end}`, step: `${step}` })) as Answer;
    return data.result as RangeSeries[];
  }

  /** What the API answers, as text. @throws Error with what it says when it refuses. */
  async ask(path: string, parameters: Record<string, string> = {}): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} ${JSON.stringify(parameters)}: ${text}`);
    return text;
  }
}
