import type { Span } from '../data/pageData.ts';

const minute = 60_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * minute);

/** Round times of day within a span (UTC), at most so many; none so near an end that its label would stick out. */
export function timeTicks({ from, to }: Span, most: number): number[] {
  const step = steps.find((one) => (to - from) / one <= most) ?? 7 * 1440 * minute;
  const margin = (to - from) * 0.02;
  const ticks: number[] = [];
  for (let time = Math.ceil((from + margin) / step) * step; time <= to - margin; time += step) ticks.push(time);
  return ticks;
}

/** Hour and minute, UTC; at midnight the day. */
export function timeOfDay(time: number): string {
  const iso = new Date(time).toISOString();
  return time % (1440 * minute) === 0 ? iso.slice(5, 10) : iso.slice(11, 16);
}
