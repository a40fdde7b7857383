import type { Outcome } from "./derived-event";
import type { Movement } from "./playhead";
import type { PlayerState } from "./signals";

/** A playhead that stands for this long after a fatal error has failed. Milliseconds. */
const RECOVERY = 2000;
/** What was being loaded when it failed still plays. Seconds. */
const LAST_SEGMENT = 10;
/** A playhead that moved this recently moves. Milliseconds. */
const RECENT = 500;

/** A fatal error. Players and pages try to get over what they call so. */
export class Failure {
  /** How the view ends by it. */
  readonly outcome: Outcome | undefined;
  /** Since when nothing has moved, monotonic ms. */
  since: number;
  /** To which second there was media. */
  readonly #reach: number;

  constructor(outcome: Outcome | undefined, at: number, { position, bufferLength }: PlayerState) {
    this.outcome = outcome;
    this.since = at;
    this.#reach = position + bufferLength / 1000;
  }

  /** @returns `overcome` when much more plays than there was, `final` when nothing moves; undefined while neither is certain. */
  observe(at: number, movement: Movement | undefined): "overcome" | "final" | undefined {
    if (movement) this.since = movement.stoppedAt;
    if (movement && movement.from > this.#reach + LAST_SEGMENT) return "overcome";
    return at - this.since >= RECOVERY ? "final" : undefined;
  }

  /** Who leaves while more plays than there was saw nothing of it. */
  unseen(at: number, position: number): boolean {
    return position > this.#reach && at - this.since < RECENT;
  }
}
