import { expect, it } from 'vitest';
import { asShares, onGrid, stackable } from '../../../pictures/shape/onGrid.ts';
import { stretches } from '../../../pictures/shape/stretches.ts';

it('series get a value or a gap at each step of the time shown', () => {
  const series = [{ labels: {}, points: [[1000, 1], [3000, 3]] as [number, number][] }];
  expect(onGrid(series, { from: 1000, to: 4000 }, 1000)).toEqual({ times: [1000, 2000, 3000, 4000], values: [[1, null, 3, null]] });
});

it('in a stack a gap counts as 0 where others have a value', () =>
  expect(stackable([[1, null, null], [2, 5, null]])).toEqual([[1, 0, null], [2, 5, null]]));

it('shares add up to the whole', () => expect(asShares([[1, null, null], [3, 5, null]])).toEqual([[0.25, 0, null], [0.75, 1, null]]));

it('the same value in a row is one stretch, which a gap ends', () => {
  const points: [number, number | null][] = [[0, 0], [1000, 0], [2000, 1], [4000, 1]];
  expect(stretches(points, 1000, { from: 0, to: 4500 })).toEqual([
    { from: 0, to: 2000, value: 0 },
    { from: 2000, to: 3000, value: 1 },
    { from: 4000, to: 4500, value: 1 },
  ]);
});
