import { HLS } from "../common.js";

export async function hlsjs(video, dist) {
  const { default: Hls } = await import(`${dist}/hls.mjs`);
  const hls = new Hls({ startLevel: 1, maxBufferLength: 3, maxMaxBufferLength: 3, liveSyncDurationCount: 3 });
  hls.attachMedia(video);
  return {
    player: hls,
    sources: HLS,
    /** Done when the player knows what there is to play. */
    async load(url) {
      const ready = new Promise((resolve) => {
        hls.once(Hls.Events.MANIFEST_PARSED, resolve);
        hls.once(Hls.Events.ERROR, resolve);
      });
      hls.loadSource(url);
      await ready;
      hls.nextLevel = 1;
    },
    play: () => video.play(),
    pause: () => video.pause(),
    seek(position) {
      video.currentTime = position;
    },
    switchTo(end) {
      hls.nextLevel = end === "lowest" ? 0 : hls.levels.length - 1;
    },
    auto() {
      hls.nextLevel = -1;
    },
    date: () => hls.playingDate?.getTime(),
    destroy: () => hls.destroy(),
  };
}
