import type { StallCause } from "./derived-event";
import type { Movement } from "./playhead";

/** A playhead standing for less than this is not noticed by viewers. Milliseconds. */
const SHORTEST = 250;
/** Without an observation for this long the page was frozen or the machine asleep: nobody watched. Milliseconds. */
export const FROZEN = 5000;

export interface StallListener {
  /** Asked once per stall, as soon as it counts as one. */
  stallStarted(since: number): StallCause;
  stallEnded(at: number, duration: number, cause: StallCause): void;
}

/** Finds the times when the playhead stands although it should move. */
export class Stalls {
  /** Stalls begun, the open one included. */
  count = 0;
  #closedTime = 0;
  #standingSince: number | undefined;
  #open: { since: number; cause: StallCause } | undefined;
  #lastAt: number | undefined;

  readonly #listener: StallListener;

  constructor(listener: StallListener) {
    this.#listener = listener;
  }

  /** Milliseconds stalled so far, the open stall included. */
  time(at: number): number {
    return this.#closedTime + (this.#open ? at - this.#open.since : 0);
  }

  observe(at: number, movement: Movement | undefined, shouldMove: boolean): void {
    const frozen = at - (this.#lastAt ?? at) > FROZEN;
    if (frozen) this.stop(this.#lastAt!);
    this.#lastAt = at;

    if (movement) {
      this.#confirm(movement.startedAt);
      this.stop(movement.startedAt);
      this.#standingSince = frozen ? at : movement.stoppedAt;
    }
    if (!shouldMove) return this.stop(at);
    this.#standingSince ??= at;
    this.#confirm(at);
  }

  /** Movement, pause, seek or the end of the view: whatever stall there was is over. */
  stop(at: number): void {
    this.#standingSince = undefined;
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const duration = at - open.since;
    this.#closedTime += duration;
    this.#listener.stallEnded(at, duration, open.cause);
  }

  #confirm(at: number): void {
    const since = this.#standingSince;
    if (this.#open || since === undefined || at - since < SHORTEST) return;
    this.count++;
    this.#open = { since, cause: "unknown" };
    this.#open.cause = this.#listener.stallStarted(since);
  }
}
