import type { PlayerState } from "./signals";

/** The playhead went on: for how long, between which instants and positions. */
export interface Movement {
  /** Milliseconds of playing, by the viewer's clock. */
  readonly moved: number;
  readonly startedAt: number;
  readonly stoppedAt: number;
  /** Media seconds. */
  readonly from: number;
  readonly to: number;
}

/** Positions are read from another clock than ours: this much disagreement is no jump. Milliseconds. */
const TOLERANCE = 250;

/** Turns positions seen now and then into movement. Seeking moves nothing: only playing does. */
export class Playhead {
  #last: { at: number; position: number; rate: number; moving: boolean; seeking: boolean } | undefined;

  /** Last position that was not a seek's target, in seconds. */
  get position(): number {
    return this.#last?.position ?? 0;
  }

  advance(at: number, state: PlayerState, seeking: boolean): Movement | undefined {
    const last = this.#last;
    if (seeking) return this.#interrupt(at);
    this.#last = { at, position: state.position, rate: state.rate, moving: false, seeking: false };
    if (!last || last.seeking || last.rate <= 0 || state.position <= last.position) return undefined;

    const elapsed = at - last.at;
    const played = ((state.position - last.position) * 1000) / last.rate;
    const moved = played > elapsed + TOLERANCE ? elapsed : played;
    const within = Math.min(moved, elapsed);
    if (moved <= 0) return undefined;
    this.#last.moving = true;
    return {
      moved,
      // What stood before began to move late in the interval; what moved before stopped early in it.
      startedAt: last.moving ? last.at : at - within,
      stoppedAt: last.moving ? last.at + within : at,
      from: state.position - (moved * last.rate) / 1000,
      to: state.position,
    };
  }

  /** A seek hides where the playhead got to since the last look: assume that it went on as before. */
  #interrupt(at: number): Movement | undefined {
    const last = this.#last;
    if (!last) return undefined;
    const moved = last.moving ? Math.min(at - last.at, TOLERANCE) : 0;
    const to = last.position + (moved * last.rate) / 1000;
    this.#last = { ...last, at, position: to, moving: false, seeking: true };
    return moved > 0 ? { moved, startedAt: last.at, stoppedAt: at, from: last.position, to } : undefined;
  }
}
