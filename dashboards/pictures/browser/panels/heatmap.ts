import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts/types/dist/shared';
import { inUnit } from '../../format/units.ts';
import { cells, type Cell } from '../../shape/cells.ts';
import { noData } from '../../shape/seriesName.ts';
import { plot, timeAxis } from '../axes.ts';
import { chartPlace, drawChart } from '../chart.ts';
import { message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { shade } from '../shade.ts';
import { shadeLegend } from '../shadeLegend.ts';
import { axisLabel, chrome, tooltip } from '../theme.ts';

/** Rows are as high as each other, so the axis counts rows, and its labels are the bounds between them. */
function boundAxis(edges: number[], unit: string | undefined, height: number): object {
  const every = Math.ceil((edges.length * 18) / height);
  const label = (index: number) => (index % every === 0 && Number.isFinite(edges[index]) ? inUnit(edges[index]!, unit) : '');
  return {
    type: 'value',
    min: 0,
    max: edges.length - 1,
    interval: 1,
    axisLabel: { ...axisLabel, formatter: label },
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { lineStyle: { color: chrome.grid } },
  };
}

const rectangle = (step: number, most: number, from: number) => (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
  const [time, row, value] = [0, 1, 2].map((dimension) => Number(api.value(dimension))) as [number, number, number];
  const [left, bottom] = api.coord([Math.max(from, time - step), row]) as [number, number];
  const [right, top] = api.coord([time, row + 1]) as [number, number];
  const gap = 1;
  const shape = { x: left, y: top, width: Math.max(1, right - left - gap), height: Math.max(1, bottom - top - gap) };
  return { type: 'rect' as const, shape, style: { fill: shade(value / most) } };
};

/** How much fell into each range over time, the darker the more. A cell ends at its point, as the rate does. */
export const heatmap: Draw = (body, { panel, answers, step }, { span }) => {
  const { edges, cells: filled } = cells(answers.flatMap(({ series }) => series));
  if (filled.length === 0) return body.append(message(noData(panel)));
  const most = Math.max(...filled.map(({ value }) => value));
  const unit = panel.fieldConfig?.defaults.unit;
  const place = chartPlace();
  body.append(place, shadeLegend(most));
  drawChart(place, {
    grid: plot,
    tooltip: { ...tooltip, formatter: ({ data: [, row, value] }: { data: number[] }) => `up to ${inUnit(edges[row! + 1]!, unit)}: <b>${inUnit(value!)}</b>` },
    xAxis: timeAxis(span, place.clientWidth),
    yAxis: boundAxis(edges, unit, place.clientHeight),
    series: [{ type: 'custom', renderItem: rectangle(step, most, span.from), data: filled.map(({ time, row, value }: Cell) => [time, row, value]), clip: true }],
  });
};
