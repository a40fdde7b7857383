import { hex } from "./hex";
import { randomId } from "./random-id";

/** Who watches, as far as anyone is told. */
export interface Identity {
  readonly sessionId: string;
  /** 64 hex digits; absent if every view has its own. */
  viewerId?: string;
  /** Settled when the page's own id of the viewer has become `viewerId`. */
  hashed?: Promise<void>;
}

export interface IdentitySettings {
  readonly viewer: "off" | "session" | "persistent";
  readonly viewerId?: string;
  readonly hashSalt?: string;
}

export function loadIdentity({ viewer, viewerId, hashSalt = "" }: IdentitySettings): Identity {
  if (viewer === "off") return { sessionId: randomId(16) };
  const digits = remembered(() => sessionStorage, "openqoe.session", randomId(48));
  const random = digits.slice(32);
  const identity: Identity = { sessionId: digits.slice(0, 32), viewerId: random };
  // A failed hash leaves the random id: the page's own is never told as it is.
  if (viewerId && crypto.subtle) identity.hashed = sha256(`${viewerId}${hashSalt}`).then((hash) => void (identity.viewerId = hash), () => undefined);
  else if (viewer === "persistent") identity.viewerId = remembered(() => localStorage, "openqoe.viewer", random);
  return identity;
}

/** What was stored under the key, or else the given digits, from now on. */
function remembered(storage: () => Storage, key: string, digits: string): string {
  try {
    const stored = storage().getItem(key) ?? "";
    if (stored.length === digits.length && /^[0-9a-f]+$/.test(stored)) return stored;
    storage().setItem(key, digits);
  } catch {
    // Storage can be blocked, full or absent; digits for this page will do.
  }
  return digits;
}

async function sha256(value: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value))));
}
