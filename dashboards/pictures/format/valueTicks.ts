/** Marks of an axis. */
export interface Ticks {
  min: number;
  max: number;
  interval: number;
}

const decimal = [1, 2, 2.5, 5, 10];
const binary = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
/** Seconds, on an axis that reaches minutes. */
const times = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];

/** Sizes of the units in which durations are told in words, which have no fractions: seconds. */
const words = [604_800, 86_400, 3600, 60, 1];
const whole = [1, 2, 5, 10, 20, 50, 100];

const iec = ['bytes', 'binBps'];

const atLeast = (candidates: number[], rough: number) => candidates.find((one) => one >= rough * (1 - 1e-9));

/** The least round interval in this unit that is not below, on an axis up to `high`. */
function interval(rough: number, unit: string, high: number): number {
  if (unit === 'dtdurations') {
    const size = words.find((one) => one <= high) ?? 1;
    return size * (atLeast(whole, rough / size) ?? 100);
  }
  if (unit === 's' && high >= 60) return atLeast(times, rough) ?? Math.ceil(rough / 604_800) * 604_800;
  if (iec.includes(unit) && rough >= 1) {
    const size = 1024 ** Math.floor(Math.log2(rough) / 10);
    return size * (atLeast(binary, rough / size) ?? 1024);
  }
  const size = 10 ** Math.floor(Math.log10(rough));
  return size * (atLeast(decimal, rough / size) ?? 10);
}

/** Round marks from a least to a largest value, some `count` of them. Bounds that are fixed stay; the others move out to the next mark. */
export function valueTicks(least: number, largest: number, unit: string, count: number, fixed: { min?: number; max?: number } = {}): Ticks {
  const low = fixed.min ?? least;
  const top = fixed.max ?? largest;
  const high = top > low ? top : low + (Math.abs(low) || 1);
  const step = interval((high - low) / count, unit, high);
  const below = (value: number) => Math.floor(value / step + 1e-9) * step;
  const above = (value: number) => Math.ceil(value / step - 1e-9) * step;
  const min = fixed.min ?? below(low);
  return { min, max: fixed.max ?? Math.max(above(high), min + step), interval: step };
}
