/* global dashjs */
import { openPage, nameOf } from "../page/page.js";
import { init } from "../sdk/openqoe.mjs";

const page = openPage("dash.js");
const qoe = init(page.options);

const player = dashjs.MediaPlayer().create();
player.updateSettings({
  debug: { logLevel: dashjs.Debug.LOG_LEVEL_NONE },
  streaming: { buffer: { bufferTimeDefault: page.bufferGoal, bufferTimeAtTopQuality: page.bufferGoal, bufferTimeAtTopQualityLongForm: page.bufferGoal } },
});
const handle = qoe.attach(player, { videoId: "sample", videoTitle: "Test pattern" });
player.initialize(page.video, "media/abr/manifest.mpd", page.autoplay);

// For the buttons.
page.connect(player, handle, {
  play: () => player.play(),
  load: () => load("media/abr/manifest.mpd"),
  fail: () => load("media/does-not-exist.mpd"),
  renditions: () => player.getRepresentationsByType("video").map(({ width, height, bitrateInKbit }) => nameOf({ width, height, bitrate: bitrateInKbit * 1000 })),
  choose(rendition) {
    player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: rendition === undefined } } } });
    if (rendition !== undefined) player.setRepresentationForTypeByIndex("video", rendition, true);
  },
});

function load(url) {
  player.setAutoPlay(true);
  player.attachSource(url);
}
