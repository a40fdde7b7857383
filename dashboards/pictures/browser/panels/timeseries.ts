import { fieldConfig } from '../../board/fieldConfig.ts';
import { paletteColor } from '../../format/colors.ts';
import { asShares, onGrid, stackable } from '../../shape/onGrid.ts';
import { named, noData } from '../../shape/seriesName.ts';
import { plot, timeAxis } from '../axes.ts';
import { chartPlace, drawChart } from '../chart.ts';
import { message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { listLegend } from '../legend.ts';
import { snap } from '../snap.ts';
import { timeTooltip } from '../timeTooltip.ts';
import { lineSeries, type Line } from './timeseries/lineSeries.ts';
import { thresholdLines } from './timeseries/thresholdLines.ts';
import { valueAxes } from './timeseries/valueAxes.ts';

/** Lines or stacked areas over time. */
export const timeseries: Draw = (body, { panel, answers, step }, { span }) => {
  const series = named(answers).filter(({ points }) => points.some(([, value]) => value !== null));
  if (series.length === 0) return body.append(message(noData(panel)));

  const { times, values } = onGrid(series, span, step);
  const { mode = 'none' } = panel.fieldConfig?.defaults.custom?.stacking ?? {};
  const shares = mode === 'percent';
  const rows = { none: values, normal: stackable(values), percent: asShares(values) }[mode];
  const lines = series.map(({ name }, index): Line => {
    const config = fieldConfig(panel, name);
    return { name, color: paletteColor(index), config: shares ? { ...config, unit: 'percentunit', max: 1 } : config, times, values: rows[index]! };
  });

  const place = chartPlace();
  const legend = listLegend(lines);
  body.append(place, legend);
  snap(legend, legend.children);
  const axes = valueAxes(lines, place.clientHeight);
  drawChart(place, {
    grid: plot,
    tooltip: timeTooltip(lines.map(({ config }) => config)),
    xAxis: timeAxis(span, place.clientWidth),
    yAxis: axes,
    series: [...lines.map(lineSeries), ...thresholdLines(panel)],
  });
};
