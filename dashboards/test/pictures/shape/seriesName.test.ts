import { expect, it } from 'vitest';
import { lastValues, seriesName } from '../../../pictures/shape/seriesName.ts';

const series = { labels: { slo: 'good-views', severity: 'critical' }, points: [[0, 1], [1, 2], [2, null]] as [number, number | null][] };

it.each([
  ['{{slo}} {{severity}}', 'good-views critical'],
  ['95 %', '95 %'],
  ['{{cdn}}', 'Value'],
  ['__auto', '{slo="good-views", severity="critical"}'],
])('with the legend %s a series is called %s', (legend, name) => expect(seriesName(legend, series)).toBe(name));

it('the last number counts, not a gap after it', () => expect(lastValues([{ refId: 'A', legend: '{{slo}}', series: [series] }])).toEqual([{ name: 'good-views', value: 2 }]));
