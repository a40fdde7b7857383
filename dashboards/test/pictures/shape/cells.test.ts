import { expect, it } from 'vitest';
import { cells } from '../../../pictures/shape/cells.ts';

const bucket = (le: string, ...values: (number | null)[]) => ({ labels: { le }, points: values.map((value, index): [number, number | null] => [index * 1000, value]) });

it('a range has the difference of neighbouring buckets, in whatever order they come', () => {
  const { edges, cells: found } = cells([bucket('+Inf', 10, 4), bucket('1', 2, 0), bucket('2', 5, 4)]);
  expect(edges).toEqual([0, 1, 2, Infinity]);
  expect(found).toEqual([
    { time: 0, row: 0, value: 2 },
    { time: 0, row: 1, value: 3 },
    { time: 1000, row: 1, value: 4 },
    { time: 0, row: 2, value: 5 },
  ]);
});

it('ranges below the first and above the last that has anything are left out', () => {
  const { edges, cells: found } = cells([bucket('0.5', 0), bucket('1', 0), bucket('2', 3), bucket('5', 3), bucket('+Inf', 3)]);
  expect(edges).toEqual([1, 2]);
  expect(found).toEqual([{ time: 0, row: 0, value: 3 }]);
});

it('rounding does not make a range negative', () => expect(cells([bucket('1', 3), bucket('2', 3 - 1e-12)]).cells).toHaveLength(1));

it('of nothing there is nothing', () => expect(cells([bucket('1', 0), bucket('+Inf', null)])).toEqual({ edges: [], cells: [] }));
