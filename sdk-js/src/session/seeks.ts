/** A finished seek: positions in seconds, latency in ms when the playhead was seen to arrive. */
export interface Seek {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly latency: number | undefined;
}

/** Follows one seek at a time. Seeks on the way of another, as in scrubbing, are one seek, waited for from the last. */
export class Seeks {
  count = 0;
  private pending: { from: number; to: number; since: number } | undefined;

  get underWay(): boolean {
    return this.pending !== undefined;
  }

  begin(at: number, from: number, to: number): void {
    this.pending = { from: this.pending?.from ?? from, to, since: at };
  }

  /** Forgets a seek that nobody asked for. */
  cancel(): void {
    this.pending = undefined;
  }

  /** @param arrived when the playhead moved on or stood at its target; undefined when that was not seen. */
  finish(arrived: number | undefined): Seek | undefined {
    const { pending } = this;
    if (!pending) return undefined;
    this.pending = undefined;
    this.count++;
    const latency = arrived === undefined ? undefined : Math.max(0, arrived - pending.since);
    return { from: pending.from, to: pending.to, at: pending.since, latency };
  }
}
