import { fieldConfig } from '../../board/fieldConfig.ts';
import { palette } from '../../format/colors.ts';
import { inUnit } from '../../format/units.ts';
import { valueTicks } from '../../format/valueTicks.ts';
import { rowsOf } from '../../shape/rows.ts';
import { noData } from '../../shape/seriesName.ts';
import { plot, valueAxis, valueTickCount } from '../axes.ts';
import { chartPlace, drawChart } from '../chart.ts';
import { message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { axisLabel, tooltip } from '../theme.ts';

const pixelsPerTick = 90;

/** A point for each row: one column against another. */
export const xychart: Draw = (body, { panel, answers }) => {
  const [{ x, y } = { x: undefined, y: undefined }] = panel.options?.series ?? [];
  const [across, up] = [x?.matcher.options ?? '', y?.matcher.options ?? ''];
  const points = rowsOf(answers, panel.transformations ?? []).rows.flatMap((row) => {
    const pair = [row[across], row[up]];
    return pair.every((value) => typeof value === 'number') ? [{ value: pair as [number, number], name: String(Object.values(row)[0]) }] : [];
  });
  if (points.length === 0) return body.append(message(noData(panel)));

  const place = chartPlace();
  body.append(place);
  const axis = (name: string, index: 0 | 1, count: number) => {
    const { unit = 'short' } = fieldConfig(panel, name);
    const values = points.map(({ value }) => value[index]);
    return valueAxis(valueTicks(Math.min(0, ...values), Math.max(...values), unit, count), unit, { name, nameLocation: 'middle', nameGap: 28, nameTextStyle: axisLabel });
  };
  drawChart(place, {
    grid: { ...plot, outerBoundsContain: 'all' },
    tooltip: { ...tooltip, formatter: ({ name, value }: { name: string; value: [number, number] }) => `<b>${name}</b><br>${value.map((one, index) => inUnit(one, fieldConfig(panel, [across, up][index]!).unit)).join(', ')}` },
    xAxis: axis(across, 0, Math.floor(place.clientWidth / pixelsPerTick)),
    yAxis: axis(up, 1, valueTickCount(place.clientHeight)),
    series: [{ type: 'scatter', data: points, symbolSize: 10, itemStyle: { color: palette[2], opacity: 0.65 } }],
  });
};
