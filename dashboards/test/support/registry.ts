import { registry, type ExportedMetric } from '../../lib/registry.ts';
import { audience, rateOf, recordedRates, type Level, type RatedMetric } from '../../src/rules/recorded.ts';
import { recordingGroups } from '../../src/rules/recording.ts';
import type { RecordingRule } from '../../src/rules/rule.ts';
import { analyse } from './analyse.ts';

export type Kind = 'counter' | 'gauge' | 'bucket' | 'recorded' | 'recorded bucket';

/** A series name that a query may select. */
export interface Series {
  kind: Kind;
  labels: ReadonlySet<string>;
}

/** Made by Prometheus itself. */
const ownSeries: [string, Series][] = [
  ['ALERTS', { kind: 'gauge', labels: new Set(['alertname', 'alertstate', 'severity', ...audience]) }],
  ['up', { kind: 'gauge', labels: new Set(['job', 'instance']) }],
];

function seriesOf({ name, type, labels }: ExportedMetric): [string, Series][] {
  if (type !== 'histogram') return [[name, { kind: type, labels: new Set(labels) }]];
  return [
    [`${name}_bucket`, { kind: 'bucket', labels: new Set([...labels, 'le']) }],
    [`${name}_sum`, { kind: 'counter', labels: new Set(labels) }],
    [`${name}_count`, { kind: 'counter', labels: new Set(labels) }],
  ];
}

/** Every series name there is: exported, recorded, or Prometheus' own. Each recorded name's labels follow from its rule. */
export function seriesRegistry(): Map<string, Series> {
  const series = new Map<string, Series>([...ownSeries, ...registry.metrics.flatMap(seriesOf)]);
  const buckets = new Set(
    (Object.keys(recordedRates) as RatedMetric[])
      .filter((metric) => metric.endsWith('_bucket'))
      .flatMap((metric) => (recordedRates[metric].levels as readonly Level[]).map((level) => rateOf(metric, level))),
  );
  for (const { record, expr } of recordingGroups.flatMap(({ rules }) => rules) as RecordingRule[]) {
    series.set(record, { kind: buckets.has(record) ? 'recorded bucket' : 'recorded', labels: analyse(expr, series).labels });
  }
  return series;
}
