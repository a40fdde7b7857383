import type { FieldConfig } from '../../../board/field.ts';

/** A series of a chart over time. */
export interface Line {
  name: string;
  color: string;
  config: FieldConfig;
  times: number[];
  values: (number | null)[];
}

export const onTheRight = ({ config }: Line): boolean => config.custom?.axisPlacement === 'right';

export const isStacked = ({ config }: Line): boolean => (config.custom?.stacking?.mode ?? 'none') !== 'none';

/** A value with none before and none after it, which no line would show. */
const isAlone = (values: (number | null)[], index: number) => values[index] !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;

/** The series as ECharts has it. */
export function lineSeries(line: Line): object {
  const { name, color, config, times, values: numbers } = line;
  const stacked = isStacked(line);
  const { lineWidth = 1, fillOpacity = 0 } = config.custom ?? {};
  return {
    type: 'line',
    name,
    color,
    yAxisIndex: onTheRight(line) ? 1 : 0,
    data: times.map((time, index) => ({ value: [time, numbers[index] ?? '-'], symbolSize: isAlone(numbers, index) ? 5 : 0 })),
    symbol: 'circle',
    showAllSymbol: true,
    lineStyle: { width: lineWidth },
    ...(fillOpacity > 0 ? { areaStyle: { opacity: fillOpacity / 100 } } : {}),
    ...(stacked ? { stack: 'all' } : {}),
  };
}
