import { readFileSync } from 'node:fs';

/** A metric that the service exports. */
export interface ExportedMetric {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  labels: string[];
  /** Upper bounds of a histogram's buckets, without the last. */
  buckets?: number[];
  source: 'service' | 'remote-write';
}

export interface LogRegistry {
  /** Labels of streams. */
  labels: readonly string[];
  /** Fields of the JSON of a line. */
  fields: readonly string[];
}

/** What the exporter says it exports, see `MetricsRegistryTests` in tests/Functions.Tests. */
export const registry = JSON.parse(readFileSync(new URL('../registry.json', import.meta.url), 'utf8')) as {
  metrics: ExportedMetric[];
  logs: LogRegistry;
};
