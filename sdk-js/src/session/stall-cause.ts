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
/** With less than this ahead, data is what is missing, whatever the player says; and if it says so, with less than that. Milliseconds. */
const EMPTY = 300;
const STARVED = 2000;

export function stallCause(since: number, state: PlayerState, recently: Recently): StallCause {
  const soonAfter = (time: number | undefined) => time !== undefined && since - time <= SOON;
  if (soonAfter(recently.shown)) return "background";
  if (soonAfter(recently.sought)) return "seek";
  if (soonAfter(recently.switched)) return "switch";
  if (state.bufferLength < (state.canMove ? EMPTY : STARVED)) return "network";
  return state.canMove ? "decode" : "unknown";
}
