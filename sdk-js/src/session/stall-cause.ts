import type { StallCause } from "./derived-event";
import type { PlayerState } from "./signals";

/** When things that make a player stumble happened last, monotonic ms. */
export interface Recently {
  sought?: number;
  switched?: number;
  shown?: number;
}

/** A stall this soon after something is put down to it. Milliseconds. */
const SOON = 1000;
/** With less ahead of the playhead than this, data is what is missing. Milliseconds. */
const STARVED = 500;

export function stallCause(since: number, state: PlayerState, recently: Recently): StallCause {
  const soonAfter = (time: number | undefined) => time !== undefined && since - time <= SOON;
  if (soonAfter(recently.shown)) return "background";
  if (soonAfter(recently.sought)) return "seek";
  if (soonAfter(recently.switched)) return "switch";
  if (state.bufferLength < STARVED) return "network";
  return state.canMove ? "decode" : "unknown";
}
