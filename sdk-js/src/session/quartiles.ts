export type Quartile = 25 | 50 | 75 | 100;

/** How near to the end counts as the end: players stop a frame early. Seconds. */
const END_TOLERANCE = 0.25;

/** Which quarters of the media were watched past. Seeking past one does not reach it. */
export class Quartiles {
  readonly #reached = new Set<Quartile>();

  /** @returns those newly reached by playing from one position to another, in seconds. @param length of the media, when it has one. */
  watched(from: number, to: number, length: number | undefined): Quartile[] {
    if (!length) return [];
    return ([25, 50, 75, 100] as const).filter((quartile) => {
      const mark = quartile === 100 ? length - Math.min(END_TOLERANCE, length / 8) : (length * quartile) / 100;
      if (from > mark || to <= mark || this.#reached.has(quartile)) return false;
      return this.#reached.add(quartile);
    });
  }
}
