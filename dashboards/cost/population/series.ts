import type { Audience, Labels } from './audience.ts';
import { counted, measured, type Growth } from './growth.ts';
import { combinations } from './ownLabels.ts';
import type { Random } from './random.ts';
import type { ExportedMetric } from '../../lib/registry.ts';

export interface Series {
  labels: Labels;
  growth: Growth;
  quiet: boolean;
}

/** How much a view adds to a counter, and in which steps; without a line here it is one event. */
const perView: Record<string, { amount: number; step: number }> = {
  openqoe_playing_time_seconds_total: { amount: 600, step: 10 },
  openqoe_watch_time_seconds_total: { amount: 606, step: 10 },
  openqoe_rebuffer_time_seconds_total: { amount: 6, step: 0.75 },
  openqoe_played_bits_total: { amount: 1.8e9, step: 3e7 },
  openqoe_decoded_frames_total: { amount: 15_000, step: 250 },
  openqoe_dropped_frames_total: { amount: 90, step: 3 },
  openqoe_events_total: { amount: 80, step: 1 },
};

// Not every audience has seen every stall or error yet.
const seenOfTheRare = 0.6;

/** Part of all that the combination at an index has: half of what those before it left, and the last one the rest. */
const shareOf = (index: number, count: number) => 0.5 ** Math.min(index + 1, count - 1);

function histogram({ name, buckets = [] }: ExportedMetric, labels: Labels, perSecond: number): [Labels, Growth][] {
  const typical = buckets[Math.floor(buckets.length / 2)] ?? 1;
  const within = (index: number) => 1 - (1 - (index + 1) / (buckets.length + 1)) ** 2;
  const bucket = (le: string, part: number): [Labels, Growth] => [{ ...labels, __name__: `${name}_bucket`, le }, counted(perSecond * part)];
  return [
    ...buckets.map((bound, index) => bucket(String(bound), within(index))),
    bucket('+Inf', 1),
    [{ ...labels, __name__: `${name}_count` }, counted(perSecond)],
    [{ ...labels, __name__: `${name}_sum` }, counted(perSecond * typical, typical)],
  ];
}

function single({ name, type }: ExportedMetric, labels: Labels, perSecond: number): [Labels, Growth][] {
  const { amount, step } = perView[name] ?? { amount: 1, step: 1 };
  return [[{ ...labels, __name__: name }, type === 'gauge' ? measured(name.endsWith('_ratio') ? 0.5 : 1) : counted(perSecond * amount, step)]];
}

/** The series of a metric for base labels, as the exporter would have them. */
export function seriesOf(metric: ExportedMetric, { labels, viewsPerSecond, quiet }: Audience, random: Random): Series[] {
  if (metric.name === 'openqoe_live_latency_seconds' && labels['content_type'] !== 'live') return [];
  const base = Object.fromEntries(Object.entries(labels).filter(([name]) => metric.labels.includes(name)));
  const own = metric.labels.filter((name) => !(name in labels) && name !== 'app_version');
  const make = metric.type === 'histogram' ? histogram : single;
  return combinations(metric.name, own)
    .filter((_, index) => index < 2 || random() < seenOfTheRare)
    .flatMap((combination, index, { length }) => make(metric, { ...base, ...combination }, viewsPerSecond * shareOf(index, length)))
    .map(([all, growth]) => ({ labels: all, growth, quiet }));
}
