/** A finished seek: positions and latency in ms, the latency when the playhead was seen to arrive. */
export interface Seek {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly latency: number | undefined;
}

/** Follows one seek at a time. Seeks on the way of another, as in scrubbing, are one seek, waited for from the last. */
export class Seeks {
  count = 0;
  #pending: { from: number; to: number; since: number } | undefined;

  get underWay(): boolean {
    return this.#pending !== undefined;
  }

  /** @param from seconds, as is `to`. */
  begin(at: number, from: number, to: number): void {
    this.#pending = { from: this.#pending?.from ?? from, to, since: at };
  }

  /** @param arrived when the playhead moved on or stood at its target; undefined when that was not seen. */
  finish(arrived: number | undefined): Seek | undefined {
    const pending = this.#pending;
    if (!pending) return undefined;
    this.#pending = undefined;
    this.count++;
    return {
      from: Math.round(pending.from * 1000),
      to: Math.round(pending.to * 1000),
      at: pending.since,
      latency: arrived === undefined ? undefined : Math.round(Math.max(0, arrived - pending.since)),
    };
  }
}
