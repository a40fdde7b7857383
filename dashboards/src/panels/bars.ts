import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { BarGaugeDisplayMode, BarGaugeNamePlacement, BarGaugeValueMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { frame, type PanelOptions } from './frame.ts';
import { lastValue } from './reduce.ts';

export interface BarsOptions extends PanelOptions {
  max?: number;
}

/** A horizontal bar for each series. */
export function bars(options: BarsOptions): PanelBuilder {
  const panel = frame(new PanelBuilder(), options, 'instant')
    .orientation(VizOrientation.Horizontal)
    .displayMode(BarGaugeDisplayMode.Basic)
    .valueMode(BarGaugeValueMode.Text)
    .namePlacement(BarGaugeNamePlacement.Left)
    .min(0)
    .reduceOptions(lastValue());
  if (options.max !== undefined) panel.max(options.max);
  return panel;
}
