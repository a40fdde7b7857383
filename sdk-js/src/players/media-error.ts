import type { ErrorFamily, EventData } from "../session/derived-event";
import { text } from "../session/text";

const FAMILIES: Readonly<Record<number, ErrorFamily>> = { 2: "network", 3: "decoder", 4: "source" };
const NETWORK_NO_SOURCE = 3;

/** The element's error, if the one an event announced ended playback. The viewer aborting a download is no error. */
export function mediaError({ error, networkState }: HTMLMediaElement): EventData["error"] | undefined {
  // With <source> children each failure is the child's; only after the last one is nothing left to play.
  const code = error?.code ?? (networkState === NETWORK_NO_SOURCE ? 4 : 0);
  const error_family = FAMILIES[code];
  const error_message = text(error?.message, 1024) || `media error ${code}`;
  return error_family && { error_family, error_code: String(code), error_message, fatal: true };
}
