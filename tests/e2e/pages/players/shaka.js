import { DASH, HLS, loadScript } from "../common.js";

export async function shaka(video, dist) {
  await loadScript(`${dist}/shaka-player.compiled.js`);
  const { shaka: library } = globalThis;
  library.polyfill.installAll();
  const player = new library.Player();
  await player.attach(video);
  player.configure({ streaming: { bufferingGoal: 4 }, abr: { enabled: false, defaultBandwidthEstimate: 450_000 } });
  const choose = (end) => {
    const tracks = player.getVariantTracks().sort((a, b) => a.bandwidth - b.bandwidth);
    player.configure({ abr: { enabled: false } });
    player.selectVariantTrack(tracks.at(end === "lowest" ? 0 : -1), true, 2);
  };
  return {
    player,
    sources: { ...DASH, hls: HLS.vod },
    async load(url) {
      // Playing is asked for once it is known what there is to play; load() itself waits for the first segments.
      const ready = new Promise((resolve) => player.addEventListener("streaming", resolve, { once: true }));
      const loaded = player.load(url).catch((error) => console.info(`shaka error ${error.code}`));
      await Promise.race([ready, loaded]);
    },
    play: () => video.play(),
    pause: () => video.pause(),
    seek(position) {
      video.currentTime = position;
    },
    switchTo: choose,
    auto: () => player.configure({ abr: { enabled: true } }),
    date: () => player.getPlayheadTimeAsDate()?.getTime(),
    destroy: () => player.destroy(),
  };
}
