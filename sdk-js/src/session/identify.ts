import { hex } from "./hex";
import type { Identity } from "./identity";
import { remembered } from "./remembered";

/** What a page says of how its viewers are to be known. */
export interface ViewerOptions {
  /** For how long. */
  readonly viewer: "off" | "session" | "persistent";
  /** The page's own id, any text. */
  readonly viewerId?: string;
  /** Appended before hashing. */
  readonly hashSalt?: string;
}

/**
 * Knows a viewer for longer than a session: by the page's own id, of which only the hash is told, or by what the device remembers.
 * @returns when the hash is there, if there will be one.
 */
export function identify(identity: Identity, { viewer, viewerId, hashSalt = "" }: ViewerOptions): Promise<void> | undefined {
  const random = identity.viewerId;
  if (!random) return undefined;
  // A failed hash leaves the random id: the page's own is never told as it is.
  if (viewerId && crypto.subtle) return sha256(`${viewerId}${hashSalt}`).then((hash) => void (identity.viewerId = hash), () => undefined);
  if (viewer === "persistent") identity.viewerId = remembered(() => localStorage, "openqoe.viewer", random);
  return undefined;
}

async function sha256(value: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value))));
}
