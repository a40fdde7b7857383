import { concurrently } from '../concurrently.ts';
import { Prometheus, type RangeSeries } from '../../lib/prometheus.ts';
import { encodeLabels, remoteWrite } from '../prometheus/remoteWrite.ts';
import type { RecordingRule } from '../../src/rules/rule.ts';

const evaluationInterval = 60;
const queriesAtOnce = 2;

const written = (record: string, { metric, values }: RangeSeries) => ({
  labels: encodeLabels({ ...metric, __name__: record }),
  times: values.map(([time]) => time * 1000),
  values: values.map(([, value]) => Number(value.replace('Inf', 'Infinity'))),
});

/** Rules in passes: each needs only what those before it record. */
export function passes(rules: readonly RecordingRule[]): RecordingRule[][] {
  const result: RecordingRule[][] = [];
  for (let left = rules; left.length > 0; ) {
    const missing = left.map(({ record }) => record);
    const pass = left.filter(({ expr }) => !missing.some((record) => expr.includes(record)));
    if (pass.length === 0) throw new Error(`rules need each other: ${missing.join(' ')}`);
    result.push(pass);
    left = left.filter((rule) => !pass.includes(rule));
  }
  return result;
}

/** Records after one Unix second and not after another, both whole minutes, what the rules would have recorded. */
export async function record(url: string, rules: readonly RecordingRule[], after: number, until: number): Promise<void> {
  const prometheus = new Prometheus(url);
  for (const pass of passes(rules)) {
    await concurrently(queriesAtOnce, pass, async (rule) => {
      const series = await prometheus.range(rule.expr, after + evaluationInterval, until, evaluationInterval);
      if (series.length > 0) await remoteWrite(url, series.map((one) => written(rule.record, one)));
    });
  }
}
