import { durationInWords, seconds } from './duration.ts';
import { plainNumber } from './number.ts';
import { geometric, scaled } from './scale.ts';

type Format = (value: number, decimals?: number) => string;

const short = geometric(1000, ['', ' K', ' Mil', ' Bil', ' Tri']);
const si = (unit: string) => geometric(1000, [` ${unit}`, ` k${unit}`, ` M${unit}`, ` G${unit}`, ` T${unit}`]);
const iec = (unit: string) => geometric(1024, [` ${unit}`, ` Ki${unit}`, ` Mi${unit}`, ` Gi${unit}`, ` Ti${unit}`]);
const rate = (unit: string) => geometric(1000, [` ${unit}`, ` K ${unit}`, ` Mil ${unit}`]);
const money = geometric(1000, ['', 'K', 'M', 'B']);

/** By Grafana's names of units. */
const formats: Record<string, Format> = {
  short: (value, decimals) => scaled(value, short, decimals),
  none: plainNumber,
  percentunit: (value, decimals) => `${plainNumber(value * 100, decimals)}%`,
  percent: (value, decimals) => `${plainNumber(value, decimals)}%`,
  s: seconds,
  ms: (value, decimals) => seconds(value / 1000, decimals),
  h: (value, decimals) => seconds(value * 3600, decimals),
  dtdurations: durationInWords,
  bps: (value, decimals) => scaled(value, si('b/s'), decimals),
  binBps: (value, decimals) => scaled(value, iec('B/s'), decimals),
  bytes: (value, decimals) => scaled(value, iec('B'), decimals),
  decbytes: (value, decimals) => scaled(value, si('B'), decimals),
  reqps: (value, decimals) => scaled(value, rate('req/s'), decimals),
  cps: (value, decimals) => scaled(value, rate('c/s'), decimals),
  eps: (value, decimals) => scaled(value, rate('evt/s'), decimals),
  ops: (value, decimals) => scaled(value, rate('ops/s'), decimals),
  currencyUSD: (value, decimals) => `${value < 0 ? '-' : ''}$${scaled(Math.abs(value), money, decimals)}`,
};

/** A value as Grafana shows it in this unit; throws on a unit that is not known here. */
export function inUnit(value: number, unit = 'short', decimals?: number): string {
  const format = formats[unit];
  if (!format) throw new Error(`unknown unit ${unit}`);
  return format(value, decimals);
}
