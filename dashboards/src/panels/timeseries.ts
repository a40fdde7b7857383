import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { frame, type PanelOptions } from './frame.ts';

export interface TimeseriesOptions extends PanelOptions {
  /** Areas on top of each other: their values, or their shares of the whole. */
  stack?: 'values' | 'shares';
  /** 0 unless said otherwise, so that changes look as large as they are; null: as the data has it. */
  min?: number | null;
  max?: number;
  /** Series that have an axis of their own on the right, by the beginning of their legend, with its unit. */
  right?: { legend: string; unit: string };
}

/** Lines over time. Steps are drawn as dashed lines. */
export function timeseries(options: TimeseriesOptions): PanelBuilder {
  const panel = frame(new PanelBuilder(), options, 'range')
    .interval('1m')
    .lineWidth(options.stack ? 1 : 2)
    .fillOpacity(options.stack ? 60 : 0)
    .showPoints(VisibilityMode.Never)
    .legend(new VizLegendOptionsBuilder().displayMode(LegendDisplayMode.List).placement(LegendPlacement.Bottom).showLegend(true).calcs([]))
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi));
  if (options.min !== null) panel.min(options.min ?? 0);
  if (options.max !== undefined) panel.max(options.max);
  if (options.steps) panel.thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
  if (options.stack) {
    panel.stacking(new StackingConfigBuilder().mode(options.stack === 'values' ? StackingMode.Normal : StackingMode.Percent).group('A'));
  }
  if (options.right) {
    panel.overrideByRegexp(`^${options.right.legend}.*`, [
      { id: 'custom.axisPlacement', value: 'right' },
      { id: 'unit', value: options.right.unit },
    ]);
  }
  return panel;
}
