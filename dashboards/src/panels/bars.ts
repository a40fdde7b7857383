import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { BarGaugeDisplayMode, BarGaugeNamePlacement, BarGaugeValueMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { frame, type PanelOptions, type Step } from './frame.ts';
import { lastValue } from './reduce.ts';

export interface BarsOptions extends PanelOptions {
  max?: number;
}

/** Where nothing is said, Grafana would paint all from 80 on red. */
const plain: Step[] = [{ from: 0, color: 'blue' }];

/** A horizontal bar for each series. */
export function bars(options: BarsOptions): PanelBuilder {
  const panel = frame(new PanelBuilder(), { ...options, steps: options.steps ?? plain }, 'instant')
    .orientation(VizOrientation.Horizontal)
    .displayMode(BarGaugeDisplayMode.Basic)
    .valueMode(BarGaugeValueMode.Text)
    .namePlacement(BarGaugeNamePlacement.Left)
    .min(0)
    .reduceOptions(lastValue());
  if (options.max !== undefined) panel.max(options.max);
  return panel;
}
