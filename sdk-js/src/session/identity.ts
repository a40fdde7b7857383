import { randomId } from "./random-id";

/** Who watches, as far as anyone is told: random, and gone with the tab. */
export interface Identity {
  readonly sessionId: string;
  /** 64 hex digits. */
  readonly viewerId: string;
}

const KEY = "openqoe.session";

/** One identity per tab where storage allows, else per page. */
export function loadIdentity(storage: () => Storage): Identity {
  let digits = randomId(48);
  try {
    const stored = storage().getItem(KEY) ?? "";
    if (/^[0-9a-f]{96}$/.test(stored)) digits = stored;
    else storage().setItem(KEY, digits);
  } catch {
    // Storage can be blocked, full or absent; the page's own identity will do.
  }
  return { sessionId: digits.slice(0, 32), viewerId: digits.slice(32) };
}
