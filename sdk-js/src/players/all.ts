import { dashjs } from "./dashjs";
import { hlsjs } from "./hlsjs";
import type { PlayerKind } from "./player-kind";
import { shaka } from "./shaka";
import { videojs } from "./videojs";

/** All kinds the SDK knows besides media elements; the first that recognises a player wins. */
export const allPlayers: readonly PlayerKind[] = [hlsjs, dashjs, shaka, videojs];
