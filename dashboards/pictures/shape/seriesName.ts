import type { BoardPanel } from '../board/board.ts';
import type { Answer, Series } from '../data/pageData.ts';

const unnamed = 'Value';

/** What the legend calls a series: `{{label}}` stands for the label's value; `__auto` for all labels. */
export function seriesName(legend: string, { labels }: Series): string {
  if (legend && legend !== '__auto') return legend.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => labels[name] ?? '').trim() || unnamed;
  const { __name__: metric = '', ...rest } = labels;
  const pairs = Object.entries(rest).map(([name, value]) => `${name}="${value}"`);
  return pairs.length > 0 ? `${metric}{${pairs.join(', ')}}` : metric || unnamed;
}

export interface NamedSeries extends Series {
  name: string;
}

/** All series of a panel, named. */
export const named = (answers: Answer[]): NamedSeries[] =>
  answers.flatMap(({ legend, series }) => series.map((one) => ({ ...one, name: seriesName(legend, one) })));

export interface LastValue {
  name: string;
  value: number;
}

/** The last number of each series of a panel. */
export const lastValues = (answers: Answer[]): LastValue[] =>
  named(answers).flatMap(({ name, points }) => {
    const value = points.findLast(([, one]) => one !== null)?.[1];
    return value === null || value === undefined ? [] : [{ name, value }];
  });

/** What a panel without data says. */
export const noData = (panel: BoardPanel): string => panel.fieldConfig?.defaults.noValue ?? 'No data';
