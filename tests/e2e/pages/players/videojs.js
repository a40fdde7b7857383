import { HLS, loadScript } from "../common.js";

export async function videojs(video, dist) {
  await loadScript(`${dist}/video.min.js`);
  const { videojs: library } = globalThis;
  Object.assign(library.Vhs, { GOAL_BUFFER_LENGTH: 4, MAX_GOAL_BUFFER_LENGTH: 4 });
  const vhs = { overrideNative: true, bandwidth: 450_000, limitRenditionByPlayerDimensions: false, useDevicePixelRatio: false };
  const player = library(video, { controls: false, preload: "auto", html5: { vhs, nativeAudioTracks: false, nativeVideoTracks: false } });
  await new Promise((resolve) => player.ready(resolve));
  const enable = (wanted) => {
    const levels = Array.from(player.qualityLevels()).sort((a, b) => a.bitrate - b.bitrate);
    const chosen = wanted === undefined ? undefined : levels.at(wanted);
    for (const level of levels) level.enabled = !chosen || level === chosen;
  };
  return {
    player,
    sources: HLS,
    async load(url) {
      const ready = new Promise((resolve) => player.one("loadedmetadata", resolve));
      const begun = new Promise((resolve) => player.one("loadstart", resolve));
      player.src({ src: url, type: "application/x-mpegURL" });
      await begun;
      void ready.then(() => enable(1));
    },
    play: () => player.play(),
    pause: () => player.pause(),
    seek: (position) => player.currentTime(position),
    switchTo: (end) => enable(end === "lowest" ? 0 : -1),
    auto: () => enable(undefined),
    destroy: () => player.dispose(),
  };
}
