import type { EventData } from "./derived-event";

/** A finished seek; it has a latency when the playhead was seen to arrive. */
export interface Seek {
  /** When it was asked for, monotonic ms. */
  readonly at: number;
  readonly data: EventData["seek"];
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
    const { from, to, since } = pending;
    return {
      at: since,
      data: {
        from: Math.round(from * 1000),
        to: Math.round(to * 1000),
        seek_latency: arrived === undefined ? undefined : Math.round(arrived - since),
      },
    };
  }
}
