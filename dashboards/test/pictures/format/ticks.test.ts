import { expect, it } from 'vitest';
import { timeOfDay, timeTicks } from '../../../pictures/format/timeTicks.ts';
import { valueTicks } from '../../../pictures/format/valueTicks.ts';

it('an axis ends at a round mark above the largest value', () => expect(valueTicks(0.2, 0.69, 'reqps', 5, { min: 0 })).toEqual({ min: 0, max: 0.8, interval: 0.2 }));

it('a bound that is set stays', () => expect(valueTicks(0.3, 0.98, 'percentunit', 5, { min: 0, max: 1 })).toMatchObject({ min: 0, max: 1 }));

it('an axis reaches below values that are negative', () => expect(valueTicks(-634, 100, 'short', 5)).toEqual({ min: -800, max: 200, interval: 200 }));

it('minutes are marked at whole and half ones', () => {
  expect(valueTicks(0, 580, 's', 5, { min: 0 }).interval).toBe(120);
  expect(valueTicks(0, 75, 's', 5, { min: 0 })).toEqual({ min: 0, max: 90, interval: 30 });
});

it('durations in words are marked at whole ones of the unit', () => {
  expect(valueTicks(0, 75, 'dtdurations', 5, { min: 0 })).toEqual({ min: 0, max: 120, interval: 60 });
  expect(valueTicks(0, 9000, 'dtdurations', 5, { min: 0 }).interval).toBe(3600);
});

it('bytes are marked at powers of two', () => expect(valueTicks(0, 7800, 'bytes', 4, { min: 0 })).toEqual({ min: 0, max: 8192, interval: 2048 }));

it('an axis of nothing but 0 has a length', () => expect(valueTicks(0, 0, 'short', 5, { min: 0 })).toMatchObject({ min: 0, max: 1 }));

it('times are marked at round minutes within the time shown', () => {
  const from = Date.UTC(2026, 0, 1, 9, 58);
  const ticks = timeTicks({ from, to: from + 30 * 60_000 }, 4);
  expect(ticks.map(timeOfDay)).toEqual(['10:00', '10:10', '10:20']);
});

it('midnight is marked with its day', () => expect(timeOfDay(Date.UTC(2026, 6, 5))).toBe('07-05'));
