import { DASH, loadScript } from "../common.js";

export async function dashjs(video, dist, autoplay) {
  await loadScript(dist.includes("dashjs4") ? `${dist}/dash.all.min.js` : `${dist}/modern/umd/dash.all.min.js`);
  const { dashjs: dash } = globalThis;
  const player = dash.MediaPlayer().create();
  const old = player.getVersion().startsWith("4");
  player.initialize(video, undefined, autoplay);
  const buffer = { bufferTimeAtTopQuality: 4, bufferTimeAtTopQualityLongForm: 4, [old ? "stableBufferTime" : "bufferTimeDefault"]: 4 };
  player.updateSettings({
    streaming: {
      buffer,
      abr: { autoSwitchBitrate: { video: false }, initialBitrate: { video: 350 } },
      retryIntervals: { MPD: 100, MediaSegment: 100 },
    },
  });
  return {
    player,
    sources: DASH,
    async load(url) {
      const { STREAM_INITIALIZED, ERROR } = dash.MediaPlayer.events;
      const ready = new Promise((resolve) => [STREAM_INITIALIZED, ERROR].forEach((type) => player.on(type, resolve)));
      player.attachSource(url);
      await ready;
    },
    play: () => player.play(),
    pause: () => player.pause(),
    seek: (position) => player.seek(position),
    switchTo(end) {
      if (old) return player.setQualityFor("video", end === "lowest" ? 0 : player.getBitrateInfoListFor("video").length - 1, true);
      return player.setRepresentationForTypeByIndex("video", end === "lowest" ? 0 : player.getRepresentationsByType("video").length - 1, true);
    },
    auto() {
      player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: true } } } });
    },
    date: () => player.timeAsUTC() * 1000,
    destroy: () => player.destroy(),
  };
}
