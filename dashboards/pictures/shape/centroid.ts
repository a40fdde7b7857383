import type { MultiPolygon, Polygon, Position } from 'geojson';

interface Weighed {
  area: number;
  center: Position;
}

/** Area (without sign) and centre of gravity of a ring. */
function weigh(ring: Position[]): Weighed {
  let [area, x, y] = [0, 0, 0];
  for (let index = 1; index < ring.length; index++) {
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [ring[index - 1]!, ring[index]!];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return { area: Math.abs(area / 2), center: [x / (3 * area), y / (3 * area)] };
}

/** The middle of the largest part of a country: of France, not of France and Guiana. */
export function centroid(geometry: Polygon | MultiPolygon): Position {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map(([outer]) => outer!);
  return rings.map(weigh).reduce((largest, one) => (one.area > largest.area ? one : largest)).center;
}
