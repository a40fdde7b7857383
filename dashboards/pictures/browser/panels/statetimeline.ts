import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts/types/dist/shared';
import { fieldConfig } from '../../board/fieldConfig.ts';
import { shown } from '../../format/shown.ts';
import { named, noData } from '../../shape/seriesName.ts';
import { stretches, type Stretch } from '../../shape/stretches.ts';
import { plot, timeAxis } from '../axes.ts';
import { chartPlace, drawChart } from '../chart.ts';
import { message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { listLegend } from '../legend.ts';
import { axisLabel, tooltip } from '../theme.ts';

const share = 0.8;
/** Pixels that the times take. */
const belowRows = 32;

/** Names of rows so many pixels apart. */
const rowLabel = (apart: number) => ({ ...axisLabel, interval: 0, fontSize: Math.max(8, Math.min(axisLabel.fontSize, Math.floor(apart * 0.8))) });

const bar = (items: (Stretch & { row: number; color: string })[]) => (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
  const { from, to, row, color } = items[params.dataIndex]!;
  const [left, middle] = api.coord([from, row]) as [number, number];
  const [right] = api.coord([to, row]) as [number, number];
  const [, band] = api.size!([0, 1]) as [number, number];
  const shape = { x: left, y: middle - (band * share) / 2, width: Math.max(1, right - left), height: band * share };
  return { type: 'rect' as const, shape, style: { fill: color, opacity: 0.75 } };
};

/** A row for each series, coloured by what its value means at the time. */
export const statetimeline: Draw = (body, { panel, answers, step }, { span }) => {
  const series = named(answers);
  const items = series.flatMap(({ name, points }, row) =>
    stretches(points, step, span).map((stretch) => {
      const { text, color = '#8a8f98' } = shown(stretch.value, fieldConfig(panel, name));
      return { ...stretch, row, text, color };
    }),
  );
  if (items.length === 0) return body.append(message(noData(panel)));
  const meanings = new Map(items.map(({ text, color }) => [text, color]));
  const place = chartPlace();
  body.append(place, listLegend([...meanings].map(([name, color]) => ({ name, color }))));
  drawChart(place, {
    grid: plot,
    tooltip: { ...tooltip, formatter: ({ dataIndex }: { dataIndex: number }) => `${series[items[dataIndex]!.row]!.name}: <b>${items[dataIndex]!.text}</b>` },
    xAxis: timeAxis(span, place.clientWidth),
    yAxis: { type: 'category', inverse: true, data: series.map(({ name }) => name), axisLabel: rowLabel((place.clientHeight - belowRows) / series.length), axisTick: { show: false }, axisLine: { show: false } },
    series: [{ type: 'custom', renderItem: bar(items), data: items.map(({ from, row }) => [from, row]), clip: true }],
  });
};
