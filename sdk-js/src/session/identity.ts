import { randomId } from "./random-id";
import { remembered } from "./remembered";

/** Who watches, as far as anyone is told. */
export interface Identity {
  /** Random, 32 hex digits. */
  readonly sessionId: string;
  /** 64 hex digits; absent if every view has its own. */
  viewerId?: string;
}

/** The viewer of this tab, or nobody. */
export function loadIdentity(viewer: "off" | "session" | "persistent"): Identity {
  if (viewer === "off") return { sessionId: randomId(16) };
  const digits = remembered(() => sessionStorage, "openqoe.session", randomId(48));
  return { sessionId: digits.slice(0, 32), viewerId: digits.slice(32) };
}
