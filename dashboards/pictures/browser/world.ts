import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json';
import { centroid } from '../shape/centroid.ts';
import { unwrapped } from '../shape/unwrapped.ts';

countries.registerLocale(english);

const antarctica = '010';

/** The outlines of all countries but Antarctica, by ISO 3166 number. */
export function world(): FeatureCollection<Polygon | MultiPolygon> {
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
  const all = feature(topology, topology.objects.countries) as FeatureCollection<Polygon | MultiPolygon>;
  const shown = all.features.filter(({ id }) => id !== antarctica);
  return { ...all, features: shown.map((one) => ({ ...one, geometry: unwrapped(one.geometry) })) };
}

export const countryName = (code: string): string => countries.getName(code, 'en') ?? code;

const byNumber = new Map(world().features.map(({ id, geometry }) => [String(id), geometry]));

/** Longitude and latitude of the middle of a country's largest part, by its code of two letters; undefined if it is not on the map. */
export function placeOf(code: string): Position | undefined {
  const geometry = byNumber.get(countries.alpha2ToNumeric(code.toUpperCase()) ?? '');
  return geometry && centroid(geometry);
}
