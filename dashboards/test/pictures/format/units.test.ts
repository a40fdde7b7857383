import { expect, it } from 'vitest';
import { inUnit } from '../../../pictures/format/units.ts';

it.each<[number, string, number | undefined, string]>([
  [0.0042, 's', undefined, '4.2 ms'],
  [0.9999996, 's', undefined, '1 s'],
  [3.534, 's', undefined, '3.53 s'],
  [0, 's', undefined, '0 s'],
  [90, 's', undefined, '1.5 min'],
  [7200, 's', undefined, '2 h'],
  [0.0207, 'percentunit', 2, '2.07%'],
  [1, 'percentunit', undefined, '100%'],
  [-0.634, 'percentunit', 1, '-63.4%'],
  [4_812_345, 'bps', undefined, '4.81 Mb/s'],
  [5324, 'binBps', undefined, '5.2 KiB/s'],
  [1_500_000, 'bytes', undefined, '1.43 MiB'],
  [0.257, 'reqps', undefined, '0.257 req/s'],
  [24.41, 'eps', undefined, '24.4 evt/s'],
  [407, 'short', 0, '407'],
  [18_234, 'short', undefined, '18.2 K'],
  [1_234_567, 'short', 1, '1.2 Mil'],
  [140.684, 'currencyUSD', 2, '$140.68'],
  [-2500, 'currencyUSD', 1, '-$2.5K'],
  [75_600, 'dtdurations', undefined, '21 hours'],
  [3725, 'dtdurations', 1, '1 hour, 2 minutes'],
  [0, 'dtdurations', undefined, '0 seconds'],
])('%d in %s with %s decimals is %4$s', (value, unit, decimals, text) => expect(inUnit(value, unit, decimals)).toBe(text));

it('a unit that is not known is refused', () => expect(() => inUnit(1, 'parsec')).toThrow('parsec'));
