/** Where a viewer wants to be instead. */
export interface Seek {
  /** Media seconds, as is `to`. */
  readonly from: number;
  readonly to: number;
  /** When it was asked for, monotonic ms. */
  readonly since: number;
  /** From when on the viewer waits for it. */
  waitedSince: number;
}

/** Follows one seek at a time. Seeks on the way of another, as in scrubbing, are one seek, waited for from the last. */
export class Seeks {
  count = 0;
  underWay: Seek | undefined;

  begin(since: number, from: number, to: number): void {
    this.underWay = { from: this.underWay?.from ?? from, to, since, waitedSince: since };
  }

  /** Nobody waited for so many of the milliseconds before. */
  excuse(at: number, unwatched: number): void {
    if (this.underWay) this.underWay.waitedSince = Math.min(at, this.underWay.waitedSince + unwatched);
  }

  /** @returns the one that was under way. */
  finish(): Seek | undefined {
    const seek = this.underWay;
    this.underWay = undefined;
    if (seek) this.count++;
    return seek;
  }
}
