import { audiences, organisation, type Audience } from './audience.ts';
import { seeded } from './random.ts';
import { registry, type ExportedMetric } from '../../lib/registry.ts';
import { seriesOf, type Series } from './series.ts';

const isOfAudiences = ({ labels }: ExportedMetric) => labels.includes('video_id');

const instances = ['10.0.0.4:8080', '10.0.0.5:8080'];

/** Who has the metrics that are not of viewers: the service's instances, and the organisation with its objectives. */
const others: Audience[] = [
  ...instances.map((instance) => ({ labels: { job: 'openqoe', instance }, viewsPerSecond: 5, quiet: false })),
  { labels: { org_id: organisation, slot: '0' }, viewsPerSecond: 1, quiet: true },
];

/** About as many series as asked for, always the same ones: those of the service and of objectives, and of as many audiences as it takes. */
export function population(size: number): Series[] {
  const random = seeded(20);
  const series = others.flatMap((other) =>
    registry.metrics
      .filter((metric) => !isOfAudiences(metric) && (metric.source === 'service') === ('job' in other.labels))
      .flatMap((metric) => seriesOf(metric, other, random)),
  );
  for (const audience of audiences(random)) {
    if (series.length >= size) break;
    for (const metric of registry.metrics.filter(isOfAudiences)) series.push(...seriesOf(metric, audience, random));
  }
  return series;
}
