/** Numbers from 0 to 1 that are the same for the same seed. */
export type Random = () => number;

/** Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: quick and good enough to draw labels. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the values; the first ones come more often, as popular ones do. */
export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() ** 2 * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
