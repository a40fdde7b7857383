export type Quartile = 25 | 50 | 75 | 100;

/** How near to the end counts as the end: players stop a frame early. Seconds. */
const END_TOLERANCE = 0.25;

/** Which quarters of the media were watched past. Seeking past one does not reach it. */
export class Quartiles {
  private readonly reached = new Set<Quartile>();

  /** @returns those newly reached by playing from one position to another, in seconds. */
  watched(from: number, to: number, duration: number | undefined): Quartile[] {
    if (duration === undefined || !Number.isFinite(duration) || duration <= 0) return [];
    return ([25, 50, 75, 100] as const).filter((quartile) => {
      const mark = quartile === 100 ? duration - Math.min(END_TOLERANCE, duration / 8) : (duration * quartile) / 100;
      return from <= mark && to > mark && this.add(quartile);
    });
  }

  private add(quartile: Quartile): boolean {
    if (this.reached.has(quartile)) return false;
    this.reached.add(quartile);
    return true;
  }
}
