import type { PlayerState, Signal } from "../session/signals";

/** What a player file sees: signals, each with the player's state at that time. @param at monotonic ms. */
export type Emit = (signal: Signal, state: PlayerState, at: number) => void;

/** A player under observation. */
export interface Observer {
  /** Emits a signal that the page, not the player, knows of, with the player's state now. */
  tell(signal: Signal): void;
  /** Leaves nothing behind in the player. */
  stop(): void;
}
