import { HLS, loadScript } from "../common.js";

export async function videojs(video, dist, autoplay) {
  await loadScript(`${dist}/video.min.js`);
  const { videojs: library } = globalThis;
  let height = 360;
  Object.assign(library.Vhs, {
    GOAL_BUFFER_LENGTH: 4,
    MAX_GOAL_BUFFER_LENGTH: 4,
    // Left to itself it begins with the browser's idea of the network. The others are disabled at once, as a menu of qualities does:
    // with one left it waits for a segment as long as that takes, with more it gives up on a slow one.
    STANDARD_PLAYLIST_SELECTOR() {
      const { playlists } = this.playlists.main;
      if (height) for (const playlist of playlists) playlist.disabled = playlist.attributes.RESOLUTION.height !== height;
      height = undefined;
      return playlists.find(({ disabled }) => !disabled);
    },
  });
  const player = library(video, { controls: false, preload: "auto", autoplay, html5: { vhs: { overrideNative: true }, nativeAudioTracks: false, nativeVideoTracks: false } });
  await new Promise((resolve) => player.ready(resolve));
  const enable = (wanted) => {
    const levels = Array.from(player.qualityLevels()).sort((a, b) => a.bitrate - b.bitrate);
    const chosen = wanted === undefined ? undefined : levels.at(wanted);
    // The chosen one first: each change has it select anew among those enabled.
    for (const level of levels) if (!chosen || level === chosen) level.enabled = true;
    for (const level of levels) if (chosen && level !== chosen) level.enabled = false;
  };
  return {
    player,
    sources: HLS,
    async load(url) {
      const begun = new Promise((resolve) => player.one("loadstart", resolve));
      height = 360;
      player.src({ src: url, type: "application/x-mpegURL" });
      await begun;
    },
    play: () => player.play(),
    pause: () => player.pause(),
    seek: (position) => player.currentTime(position),
    switchTo: (end) => enable(end === "lowest" ? 0 : -1),
    auto: () => enable(undefined),
    date() {
      const now = player.currentTime();
      const segment = player.tech(true).vhs.playlists.media().segments.find(({ start, end }) => start <= now && now < end);
      return segment?.dateTimeObject.getTime() + (now - segment?.start) * 1000;
    },
    destroy: () => player.dispose(),
  };
}
