import { BigValueColorMode, BigValueGraphMode, BigValueTextMode } from '@grafana/grafana-foundation-sdk/common';
import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { frame, type PanelOptions } from './frame.ts';
import { lastValue } from './reduce.ts';

export interface StatOptions extends PanelOptions {
  /** Words in place of values: for each, the range from–to (null: open) it stands for. */
  words?: { from: number | null; to: number | null; text: string; color: string }[];
}

const mapping = (words: NonNullable<StatOptions['words']>): ValueMapping[] =>
  words.map(({ from, to, text, color }, index) => ({
    type: MappingType.RangeToText,
    options: { from, to, result: { text, color, index } },
  }));

/** A figure for each series. */
export function stat(options: StatOptions): PanelBuilder {
  const panel = frame(new PanelBuilder(), { span: 4, height: 4, ...options }, 'instant')
    .graphMode(BigValueGraphMode.None)
    .colorMode(options.steps || options.words ? BigValueColorMode.Value : BigValueColorMode.None)
    .textMode(BigValueTextMode.Auto)
    .reduceOptions(lastValue());
  if (options.words) panel.mappings(mapping(options.words));
  return panel;
}
