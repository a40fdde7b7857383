import type { MultiPolygon, Polygon, Position } from 'geojson';
import { expect, it } from 'vitest';
import { centroid } from '../../../pictures/shape/centroid.ts';
import { unwrapped } from '../../../pictures/shape/unwrapped.ts';

const square = (west: number, south: number, size: number): Position[] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];

it('the middle of a country is that of its largest part', () => {
  const country: MultiPolygon = { type: 'MultiPolygon', coordinates: [[square(-50, 0, 2)], [square(0, 40, 10)]] };
  expect(centroid(country)).toEqual([5, 45]);
});

it.each([
  ['the west', [[170, 60], [-170, 60], [-170, 70], [170, 70], [170, 60]]],
  ['the east', [[-170, 60], [-170, 70], [170, 70], [170, 60], [-170, 60]]],
])('an outline across the 180th meridian goes on to its east, when it begins in %s', (_, ring) => {
  const { coordinates } = unwrapped({ type: 'Polygon', coordinates: [ring] }) as Polygon;
  expect(new Set(coordinates[0]!.map(([longitude]) => longitude))).toEqual(new Set([170, 190]));
});

it('other outlines stay as they are', () => {
  const country: Polygon = { type: 'Polygon', coordinates: [square(-80, -30, 20)] };
  expect(unwrapped(country)).toEqual(country);
});
