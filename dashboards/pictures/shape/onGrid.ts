import type { Series, Span } from '../data/pageData.ts';

/** Values at every step of a time; null where there is none. */
export interface Row {
  times: number[];
  values: (number | null)[][];
}

/** Series of which each has a value, or null, at each of the same times. */
export function onGrid(series: Series[], { from, to }: Span, step: number): Row {
  const times: number[] = [];
  for (let time = Math.floor(from / step) * step; time <= to; time += step) times.push(time);
  const values = series.map(({ points }) => {
    const byTime = new Map(points);
    return times.map((time) => byTime.get(time) ?? null);
  });
  return { times, values };
}

/** Values that can be put on each other: where some have a value and others none, these count as 0. */
export function stackable(values: (number | null)[][]): (number | null)[][] {
  const present = (values[0] ?? []).map((_, index) => values.some((row) => row[index] !== null));
  return values.map((row) => row.map((value, index) => value ?? (present[index] ? 0 : null)));
}

/** Shares of the whole at each time, 0–1. */
export function asShares(values: (number | null)[][]): (number | null)[][] {
  const whole = (values[0] ?? []).map((_, index) => values.reduce((sum, row) => sum + (row[index] ?? 0), 0));
  return values.map((row) => row.map((value, index) => (whole[index]! > 0 ? (value ?? 0) / whole[index]! : null)));
}
