import type { BoardPanel } from '../../../board/board.ts';
import { color } from '../../../format/colors.ts';

/** Dashed lines where thresholds begin, as far as the axis reaches. */
export function thresholdLines({ fieldConfig }: BoardPanel): object[] {
  const { thresholds, custom } = fieldConfig?.defaults ?? {};
  if (!custom?.thresholdsStyle?.mode.startsWith('dashed')) return [];
  const data = (thresholds?.steps ?? []).flatMap((step) => (step.value === null ? [] : [{ yAxis: step.value, lineStyle: { color: color(step.color) } }]));
  return [{ type: 'line', data: [], markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: [6, 5], width: 1.5 }, data } }];
}
