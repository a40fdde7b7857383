import type { PlayerKind } from "./player-kind";

/** A media element without a player. */
export const html5: PlayerKind<HTMLMediaElement> = {
  name: "html5",
  elementEvents: ["emptied", "error"],
  recognises: (player): player is HTMLMediaElement => player instanceof HTMLMediaElement,
  observe(media, host) {
    host.use(media);
    return {
      sourceUrl: () => media.currentSrc,
      segmentUrl: () => media.currentSrc,
      stop() {},
    };
  },
};
