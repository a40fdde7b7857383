import type { Deltas } from "./derived-event";
import type { Movement } from "./playhead";
import type { PlayerState } from "./signals";

/** A count that players start over at will. */
class FrameCount {
  total = 0;
  #last: number | undefined;

  observe(count: number, counts: boolean): void {
    // The first look is the baseline: what was shown before the view is not the view's.
    if (this.#last !== undefined && counts) this.total += count >= this.#last ? count - this.#last : count;
    this.#last = count;
  }
}

/** What a view adds up: times in ms, positions in seconds. */
export class Totals {
  playing = 0;
  /** Furthest position that was played, not only sought. */
  maxPosition = 0;
  readonly dropped = new FrameCount();
  readonly decoded = new FrameCount();
  #bits = 0;
  #bitrateKnownFor = 0;
  #reported: Partial<Deltas> = {};

  played(movement: Movement, moved: number, bitrate: number | undefined): void {
    this.playing += moved;
    this.maxPosition = Math.max(this.maxPosition, movement.to);
    if (bitrate === undefined) return;
    this.#bits += (bitrate * moved) / 1000;
    this.#bitrateKnownFor += moved;
  }

  /** @param count them; if not, later ones count from here. */
  frames(state: PlayerState, count: boolean): void {
    this.dropped.observe(state.droppedFrames, count);
    this.decoded.observe(state.decodedFrames, count);
  }

  /** Bit/s over the playing time with a known bitrate. */
  averageBitrate(): number | undefined {
    return this.#bitrateKnownFor > 0 ? Math.round((this.#bits * 1000) / this.#bitrateKnownFor) : undefined;
  }

  /** How far into the media playing got, 0–1. @param length of the media in seconds, when it has one. */
  completion(length: number | undefined): number | undefined {
    return length ? Math.min(1, Math.round((this.maxPosition / length) * 1000) / 1000) : undefined;
  }

  /** What came since the last call. Differences of rounded totals, so that their sum never drifts from the total. */
  takeDeltas(rebufferTime: number): Deltas {
    const now: Deltas = {
      playing_time_delta: Math.round(this.playing),
      rebuffer_time_delta: Math.round(rebufferTime),
      dropped_frames_delta: this.dropped.total,
      decoded_frames_delta: this.decoded.total,
    };
    const deltas: { -readonly [name in keyof Deltas]: number } = { ...now };
    for (const name of Object.keys(now) as (keyof Deltas)[]) deltas[name] -= this.#reported[name] ?? 0;
    this.#reported = now;
    return deltas;
  }
}
