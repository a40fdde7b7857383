import { scaled, type Step } from './scale.ts';

const steps: Step[] = [
  { size: 1e-9, suffix: ' ns' },
  { size: 1e-6, suffix: ' µs' },
  { size: 1e-3, suffix: ' ms' },
  { size: 1, suffix: ' s' },
  { size: 60, suffix: ' min' },
  { size: 3600, suffix: ' h' },
  { size: 86_400, suffix: ' d' },
  { size: 604_800, suffix: ' w' },
];

/** Seconds in the unit that reads best. */
export const seconds = (value: number, decimals?: number): string => (value === 0 ? '0 s' : scaled(value, steps, decimals));

const parts = [
  { size: 604_800, name: 'week' },
  { size: 86_400, name: 'day' },
  { size: 3600, name: 'hour' },
  { size: 60, name: 'minute' },
  { size: 1, name: 'second' },
];

/** Seconds in words, e.g. `2 hours, 5 minutes`: as many further parts as decimals. */
export function durationInWords(value: number, decimals = 0): string {
  let rest = Math.round(Math.abs(value));
  const words: string[] = [];
  for (const { size, name } of parts) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || (words.length === 0 && name === 'second')) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return words.slice(0, decimals + 1).join(', ');
}
