import { HeatmapColorMode, HeatmapColorOptionsBuilder, PanelBuilder, YAxisConfigBuilder } from '@grafana/grafana-foundation-sdk/heatmap';
import { frame, type PanelOptions } from './frame.ts';

export interface HeatmapOptions extends Omit<PanelOptions, 'queries'> {
  /** Rates of a histogram's buckets by `le`. */
  expr: string;
}

/** How many fall into each bucket, over time. The unit is that of the buckets' bounds. */
export const heatmap = ({ expr, ...options }: HeatmapOptions): PanelBuilder =>
  frame(new PanelBuilder(), { ...options, queries: [{ expr, legend: '{{le}}' }] }, 'heatmap')
    .interval('1m')
    .calculate(false)
    .color(new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme('Blues').steps(32))
    .yAxis(new YAxisConfigBuilder().unit(options.unit));
