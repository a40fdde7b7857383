/** The time a board shows, in Unix seconds. */
export interface Shown {
  start: number;
  end: number;
}

const units: Record<string, number> = { m: 60, h: 3600, d: 86_400 };

// Where a panel is wide and the screen is good.
const points = 1000;

// Grafana's default, which is also how often the service publishes.
const scrapeInterval = 15;

function secondsOf(duration: string): number {
  const [, number, unit = ''] = /^(\d+)([mhd])$/.exec(duration) ?? [];
  const seconds = Number(number) * (units[unit] ?? NaN);
  if (!(seconds > 0)) throw new Error(`not a duration: ${duration}`);
  return seconds;
}

/** What a board shows when it is opened at a time: its `from` is like `now-3h`. */
export const shownAt = (end: number, from: string): Shown => ({ start: end - secondsOf(from.replace('now-', '')), end });

/** Grafana's step in seconds for a panel whose interval is at least so much (`1m`). */
export const stepOf = ({ start, end }: Shown, interval: string | undefined): number =>
  Math.max(secondsOf(interval ?? '1m'), Math.ceil((end - start) / points));

/** Grafana's own variables: https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/ */
export const timesOf = ({ start, end }: Shown, step: number): Record<string, string> => ({
  __range: `${end - start}s`,
  __range_s: `${end - start}`,
  __interval: `${step}s`,
  __rate_interval: `${Math.max(step + scrapeInterval, 4 * scrapeInterval)}s`,
});
