import { valueTicks } from '../../../format/valueTicks.ts';
import { valueAxis, valueTickCount } from '../../axes.ts';
import { isStacked, onTheRight, type Line } from './lineSeries.ts';

/** The highest tops, or of a stack the highest tops of all together. */
function largest(lines: Line[]): number {
  const tops = lines[0]!.times.map((_, index) => {
    const values = lines.map(({ values }) => values[index]).filter((value) => typeof value === 'number');
    return isStacked(lines[0]!) ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  });
  return Math.max(...tops.filter(Number.isFinite));
}

const least = (lines: Line[]) => Math.min(...lines.flatMap(({ values }) => values.filter((value) => typeof value === 'number')));

function axis(lines: Line[], height: number, right: boolean): object {
  const { unit = 'short', min, max } = lines[0]!.config;
  const ticks = valueTicks(least(lines), largest(lines), unit, valueTickCount(height), { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
  return valueAxis(ticks, unit, right ? { position: 'right', splitLine: { show: false } } : {});
}

/** An axis on the left, and one on the right if any line belongs there. */
export function valueAxes(lines: Line[], height: number): object[] {
  const [left, right] = [lines.filter((line) => !onTheRight(line)), lines.filter(onTheRight)];
  const first = left.length > 0 ? axis(left, height, false) : { show: false };
  return right.length > 0 ? [first, axis(right, height, true)] : [first];
}
