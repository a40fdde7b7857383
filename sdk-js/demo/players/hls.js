/* global Hls */
import { openPage, nameOf } from "../page/page.js";
import { init } from "../sdk/openqoe.mjs";

const page = openPage("hls.js");
const qoe = init(page.options);

const hls = new Hls({ maxBufferLength: page.bufferGoal, maxMaxBufferLength: page.bufferGoal });
const handle = qoe.attach(hls, { videoId: "sample", videoTitle: "Test pattern" });
hls.loadSource("media/abr/master.m3u8");
hls.attachMedia(page.video);

// For the buttons.
page.connect(hls, handle, {
  load: () => hls.loadSource("media/abr/master.m3u8"),
  fail: () => hls.loadSource("media/does-not-exist.m3u8"),
  renditions: () => hls.levels.map(nameOf),
  // -1 leaves the choice to the player.
  choose: (rendition = -1) => (hls.nextLevel = rendition),
});
