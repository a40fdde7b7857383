import type { Movement } from "./playhead";

/** Movement without a frame counts as playback after this long: not every browser reports frames of every element. */
const UNSEEN_LIMIT_MS = 500;

/** The wait from the instruction to play until a frame is shown and the playhead moves. A pause meanwhile is no wait. */
export class StartUp {
  /** When playing was first asked for. */
  instructedAt: number | undefined;
  #waitingSince: number | undefined;
  #waitedBefore = 0;
  #unseen: { since: number; moved: number } | undefined;

  /** Playing was asked for and is waited for. */
  get pending(): boolean {
    return this.#waitingSince !== undefined;
  }

  instructed(at: number): void {
    this.instructedAt ??= at;
    this.#waitingSince ??= at;
  }

  /** It was no instruction after all. */
  forget(): void {
    this.instructedAt = undefined;
    this.#waitingSince = undefined;
  }

  paused(at: number): void {
    this.#waitedBefore = this.waited(at);
    this.#waitingSince = this.#unseen = undefined;
  }

  /** Nobody waited for so many of the milliseconds before. */
  excuse(at: number, unwatched: number): void {
    if (this.#waitingSince !== undefined) this.#waitingSince = Math.min(at, this.#waitingSince + unwatched);
  }

  waited(at: number): number {
    return this.#waitedBefore + (this.#waitingSince === undefined ? 0 : Math.max(0, at - this.#waitingSince));
  }

  /**
   * When playback began and how much was played since, or undefined while it has not begun.
   * @param at when the movement was seen. @param shown a frame is on the screen. @param shownBefore it was at the last look.
   */
  begins(at: number, movement: Movement, shown: boolean, shownBefore: boolean): { at: number; moved: number } | undefined {
    // Movement alone is known to begin earlier than it is seen; the frame came when it was seen.
    if (shown) return { at: shownBefore ? movement.startedAt : at, moved: movement.moved };

    const unseen = this.#unseen;
    this.#unseen = { since: unseen?.since ?? movement.startedAt, moved: (unseen?.moved ?? 0) + movement.moved };
    return this.#unseen.moved < UNSEEN_LIMIT_MS ? undefined : { at: this.#unseen.since, moved: this.#unseen.moved };
  }
}
