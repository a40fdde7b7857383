import type { Series, Span } from '../data/pageData.ts';

/** A time during which a value stayed. */
export interface Stretch extends Span {
  value: number;
}

/** Points that follow each other with the same value, as one; each holds until the next, or for a step. */
export function stretches(points: Series['points'], step: number, { from, to }: Span): Stretch[] {
  const found: Stretch[] = [];
  for (const [time, value] of points) {
    if (value === null || time + step <= from) continue;
    const last = found.at(-1);
    const end = Math.min(to, time + step);
    if (last && last.value === value && last.to >= time) last.to = end;
    else if (time < to) found.push({ from: Math.max(from, time), to: end, value });
  }
  return found;
}
