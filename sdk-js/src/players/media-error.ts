import type { ErrorFamily, PlayerError } from "../session/signals";

const FAMILIES: Readonly<Record<number, ErrorFamily>> = { 2: "network", 3: "decoder", 4: "source" };
const NETWORK_NO_SOURCE = 3;

/** The element's error, if the one an event announced ended playback. The viewer aborting a download is no error. */
export function mediaError(media: HTMLMediaElement): PlayerError | undefined {
  const { error } = media;
  if (error) {
    const family = FAMILIES[error.code];
    return family && { family, code: String(error.code), message: error.message.slice(0, 1024), fatal: true };
  }
  // With <source> children each failure is the child's; only after the last one is nothing left to play.
  const exhausted = media.networkState === NETWORK_NO_SOURCE;
  return exhausted ? { family: "source", code: "4", message: "no source could be played", fatal: true } : undefined;
}
