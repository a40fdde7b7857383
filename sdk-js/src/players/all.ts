import type { PlayerKind } from "./player-kind";

/** All kinds the SDK knows besides media elements, the first that recognises a player wins. */
export const allPlayers: readonly PlayerKind[] = [];
