import type { MultiPolygon, Polygon, Position } from 'geojson';

const average = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** A ring across the 180th meridian, where longitudes jump, goes on to the east of it. */
function unwrappedRing(ring: Position[]): Position[] {
  let turns = 0;
  const continuous = ring.map(([longitude = 0, latitude = 0], index) => {
    const before = ring[index - 1]?.[0] ?? longitude;
    if (Math.abs(longitude - before) > 180) turns += longitude < before ? 1 : -1;
    return [longitude + 360 * turns, latitude];
  });
  const crosses = continuous.some(([longitude], index) => longitude !== ring[index]?.[0]);
  const shift = crosses && average(continuous.map(([longitude = 0]) => longitude)) < 0 ? 360 : 0;
  return continuous.map(([longitude = 0, latitude = 0]) => [longitude + shift, latitude]);
}

/** The same outline for a plane map, without lines right across it. */
export const unwrapped = (geometry: Polygon | MultiPolygon): Polygon | MultiPolygon =>
  geometry.type === 'Polygon'
    ? { ...geometry, coordinates: geometry.coordinates.map(unwrappedRing) }
    : { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(unwrappedRing)) };
