import { concurrently } from '../concurrently.ts';
import { momentAt, type Moment } from '../population/growth.ts';
import type { Series } from '../population/series.ts';
import { encodeLabels, remoteWrite, type Written } from '../prometheus/remoteWrite.ts';

/** Seconds between samples: of series that change, and of the others. */
const publishInterval = 15;
export const quietInterval = 60;

const seriesInARequest = 500;
const requestsAtOnce = 4;

interface Encoded extends Series {
  encoded: Buffer;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function moments(start: number, from: number, to: number, interval: number): Moment[] {
  const first = Math.floor(from / interval) + 1;
  return Array.from({ length: Math.floor(to / interval) - first + 1 }, (_, index) => momentAt(start, (first + index) * interval));
}

/** Writes the population's samples as the service would have. */
export class Exporter {
  private readonly requests: Encoded[][];

  /** Samples written so far. */
  samples = 0;

  constructor(
    private readonly url: string,
    series: readonly Series[],
    /** Unix second at which the population began. */
    private readonly start: number,
  ) {
    this.requests = chunks(series.map((one) => ({ ...one, encoded: encodeLabels(one.labels) })), seriesInARequest);
  }

  /** Writes what is after one Unix second and not after another. */
  async write(after: number, until: number): Promise<void> {
    const at = (interval: number) => moments(this.start, after - this.start, until - this.start, interval);
    const busy = at(publishInterval);
    const quiet = at(quietInterval);
    const times = new Map([busy, quiet].map((list) => [list, list.map(({ time }) => time)]));
    const written = (series: Encoded): Written => {
      const list = series.quiet ? quiet : busy;
      return { labels: series.encoded, times: times.get(list) ?? [], values: list.map(series.growth) };
    };
    await concurrently(requestsAtOnce, this.requests, async (request) => {
      const all = request.map(written);
      this.samples += all.reduce((sum, { values }) => sum + values.length, 0);
      await remoteWrite(this.url, all);
    });
  }
}
