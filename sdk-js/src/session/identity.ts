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
  const fresh = { sessionId: randomId(16), viewerId: randomId(32) };
  try {
    const stored = parse(storage().getItem(KEY));
    if (stored) return stored;
    storage().setItem(KEY, JSON.stringify(fresh));
  } catch {
    // Storage can be blocked, full or absent; the page's own identity will do.
  }
  return fresh;
}

function parse(text: string | null): Identity | undefined {
  if (!text) return undefined;
  const { sessionId, viewerId } = JSON.parse(text) as Partial<Identity>;
  const valid = /^[0-9a-f]{32}$/.test(String(sessionId)) && /^[0-9a-f]{64}$/.test(String(viewerId));
  return valid && sessionId && viewerId ? { sessionId, viewerId } : undefined;
}
