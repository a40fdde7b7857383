import { plainNumber } from './number.ts';

/** A step of a unit: from which size on it is used, and what is written behind. */
export interface Step {
  size: number;
  suffix: string;
}

/** Steps of a factor, the first of size 1. */
export const geometric = (factor: number, suffixes: string[]): Step[] => suffixes.map((suffix, index) => ({ size: factor ** index, suffix }));

/** The number in the largest step that it is at least one of. Rounding up to the next step counts: 999.9996 ms are 1 s. */
export function scaled(value: number, steps: Step[], decimals?: number): string {
  const reached = steps.filter(({ size }) => Number((Math.abs(value) / size).toPrecision(4)) >= 1);
  const { size, suffix } = reached.at(-1) ?? steps[0]!;
  return `${plainNumber(value / size, decimals)}${suffix}`;
}
