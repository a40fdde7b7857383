import type { Deltas } from "./derived-event";
import type { Movement } from "./playhead";
import type { PlayerState } from "./signals";

/** What grows as a view goes on: times in whole ms, and frames. */
export interface Sums {
  readonly playing_time: number;
  readonly rebuffer_time: number;
  readonly dropped_frames: number;
  readonly decoded_frames: number;
}

/** What a view adds up: times in ms, positions in seconds. */
export class Totals {
  playing = 0;
  /** Furthest position that was played, not only sought. */
  maxPosition = 0;
  #dropped = 0;
  #decoded = 0;
  /** Bit/s times ms. */
  #bitrateTime = 0;
  #bitrateKnownFor = 0;
  #reported: Partial<Sums> = {};

  played(movement: Movement, moved: number, bitrate: number | undefined): void {
    this.playing += moved;
    this.maxPosition = Math.max(this.maxPosition, movement.to);
    if (bitrate === undefined) return;
    this.#bitrateTime += bitrate * moved;
    this.#bitrateKnownFor += moved;
  }

  frames(state: PlayerState, before: PlayerState): void {
    this.#dropped += grown(state.droppedFrames, before.droppedFrames);
    this.#decoded += grown(state.decodedFrames, before.decodedFrames);
  }

  /** Bit/s over the playing time with a known bitrate. */
  averageBitrate(): number | undefined {
    return this.#bitrateKnownFor > 0 ? Math.round(this.#bitrateTime / this.#bitrateKnownFor) : undefined;
  }

  /** How far into the media playing got, 0–1. @param length of the media in seconds, when it has one. */
  completion(length: number | undefined): number | undefined {
    return length ? Math.min(1, Math.round((this.maxPosition / length) * 1000) / 1000) : undefined;
  }

  /** All sums, and what came to each since the last call: differences of rounded sums, so that they add up to the sum. */
  take(rebufferTime: number): Sums & Deltas {
    const sums: Sums = {
      playing_time: Math.round(this.playing),
      rebuffer_time: Math.round(rebufferTime),
      dropped_frames: this.#dropped,
      decoded_frames: this.#decoded,
    };
    const deltas = (Object.keys(sums) as (keyof Sums)[]).map((name) => [`${name}_delta`, sums[name] - (this.#reported[name] ?? 0)]);
    this.#reported = sums;
    return { ...sums, ...(Object.fromEntries(deltas) as Deltas) };
  }
}

/** What came to a count that players start over at will. */
function grown(count: number, before: number): number {
  return count >= before ? count - before : count;
}
