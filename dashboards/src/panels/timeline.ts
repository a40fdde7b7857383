import { TimelineValueAlignment, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { frame, type PanelOptions } from './frame.ts';

export interface TimelineOptions extends Omit<PanelOptions, 'unit'> {
  /** What 0 and 1 mean. */
  words: [{ text: string; color: string }, { text: string; color: string }];
}

/** When each series was 0 and when 1. */
export const timeline = ({ words: [zero, one], ...options }: TimelineOptions): PanelBuilder =>
  frame(new PanelBuilder(), { ...options, unit: 'short' }, 'range')
    .interval('1m')
    .showValue(VisibilityMode.Never)
    .alignValue(TimelineValueAlignment.Left)
    .mappings([{ type: MappingType.ValueToText, options: { '0': { ...zero, index: 0 }, '1': { ...one, index: 1 } } }]);
