import { indexedDbStore } from "./batch/indexed-db-store";
import { check } from "./check";
import { given, type Options } from "./config";
import { OpenQoE as Core } from "./openqoe";
import { allPlayers } from "./players/all";
import { cdnProvider } from "./session/cdn-provider";
import { identify } from "./session/identify";

/** What the small entry does without. */
const KNOWLEDGE = { players: allPlayers, storage: indexedDbStore, check, identify, cdnProvider };

/** Reports what the players of a page show, of whatever kind they are. */
export class OpenQoE extends Core {
  constructor(options: Options) {
    super(typeof options === "object" ? { ...KNOWLEDGE, ...given(options) } : options);
  }
}

/** Starts reporting. Attach players to what it returns. */
export function init(options: Options): OpenQoE {
  return new OpenQoE(options);
}
