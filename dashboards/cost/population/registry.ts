import { readFileSync } from 'node:fs';

/** A metric that the service exports. */
export interface Metric {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  labels: string[];
  /** Upper bounds of a histogram's buckets, without the last. */
  buckets?: number[];
  source: 'service' | 'remote-write';
}

const { metrics } = JSON.parse(readFileSync(new URL('../../registry.json', import.meta.url), 'utf8')) as { metrics: Metric[] };

export const registry: readonly Metric[] = metrics;
