import type { Span } from '../data/pageData.ts';
import { timeOfDay, timeTicks } from '../format/timeTicks.ts';
import { inUnit } from '../format/units.ts';
import type { Ticks } from '../format/valueTicks.ts';
import { axisLabel, chrome, splitLine } from './theme.ts';

const pixelsPerTimeLabel = 90;
const pixelsPerValueLabel = 42;

/** How many marks a value axis of so many pixels has room for. */
export const valueTickCount = (height: number): number => Math.max(2, Math.min(6, Math.floor(height / pixelsPerValueLabel)));

/** An axis of the time shown, for a chart so many pixels wide. */
export function timeAxis(span: Span, width: number): object {
  const ticks = timeTicks(span, Math.max(2, Math.floor(width / pixelsPerTimeLabel)));
  return {
    type: 'time',
    min: span.from,
    max: span.to,
    axisLine: { lineStyle: { color: chrome.grid } },
    axisTick: { show: false, customValues: ticks },
    axisLabel: { ...axisLabel, customValues: ticks, formatter: timeOfDay },
    splitLine: { show: true, ...splitLine },
  };
}

/** An axis of values in a unit. */
export const valueAxis = (ticks: Ticks, unit: string | undefined, more: object = {}): object => ({
  type: 'value',
  ...ticks,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { ...axisLabel, formatter: (value: number) => inUnit(value, unit) },
  splitLine,
  ...more,
});

/** Room around the plot: labels are within it. */
export const plot = { left: 4, right: 12, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
