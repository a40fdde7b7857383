export interface Sample {
  metric: Record<string, string>;
  value: number;
  /** Unix seconds. */
  time: number;
}

interface Answer {
  status: string;
  error?: string;
  data: { resultType: 'vector' | 'matrix' | 'scalar'; result: unknown };
}

/** A Prometheus' HTTP API. */
export class Prometheus {
  constructor(private readonly url: string) {}

  /** Evaluates an expression at a time (Unix seconds), or now. */
  async query(expr: string, time?: number): Promise<Sample[]> {
    const { data } = await this.ask('query', { query: expr, ...(time === undefined ? {} : { time: `${time}` }) });
    if (data.resultType === 'scalar') {
      const [at, value] = data.result as [number, string];
      return [{ metric: {}, value: Number(value), time: at }];
    }
    return (data.result as { metric: Record<string, string>; value: [number, string] }[]).map(({ metric, value: [at, value] }) => ({
      metric,
      value: Number(value),
      time: at,
    }));
  }

  /** The one value of an expression. */
  async single(expr: string, time?: number): Promise<number> {
    const samples = await this.query(expr, time);
    const [sample] = samples;
    if (!sample || samples.length > 1) throw new Error(`${samples.length} samples of ${expr}`);
    return sample.value;
  }

  private async ask(path: string, form: Record<string, string>): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(form) });
    const answer = (await response.json()) as Answer;
    if (answer.status !== 'success') throw new Error(`${answer.error}: ${form['query']}`);
    return answer;
  }
}
