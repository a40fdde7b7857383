import { DASH, loadScript } from "../common.js";

export async function dashjs(video, dist) {
  await loadScript(dist.includes("dashjs4") ? `${dist}/dash.all.min.js` : `${dist}/modern/umd/dash.all.min.js`);
  const { dashjs: dash } = globalThis;
  const player = dash.MediaPlayer().create();
  const old = player.getVersion().startsWith("4");
  player.initialize(video, undefined, false);
  const buffer = { bufferTimeDefault: 4, bufferTimeAtTopQuality: 4, bufferTimeAtTopQualityLongForm: 4, ...(old && { stableBufferTime: 4 }), ...(old && { bufferTimeDefault: undefined }) };
  player.updateSettings({
    streaming: {
      buffer: JSON.parse(JSON.stringify(buffer)),
      abr: { autoSwitchBitrate: { video: false }, initialBitrate: { video: 350 } },
    },
  });
  return {
    player,
    sources: DASH,
    async load(url) {
      const ready = new Promise((resolve) => player.on(dash.MediaPlayer.events.STREAM_INITIALIZED, resolve));
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
