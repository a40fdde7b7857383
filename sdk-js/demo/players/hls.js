/* global Hls */
import { openPage, nameOf } from "../page/page.js";
import { init } from "../sdk/openqoe.mjs";

const page = openPage("hls.js");
const qoe = init(page.options);

const hls = new Hls({ maxBufferLength: page.bufferGoal });
const handle = qoe.attach(hls, { videoId: "sample", videoTitle: "Test pattern" });
hls.loadSource("media/abr/master.m3u8");
hls.attachMedia(page.video);

// For the buttons.
page.connect(hls, handle, {
  load: () => loaded("media/abr/master.m3u8"),
  fail: () => loaded("media/does-not-exist.m3u8"),
  renditions: () => hls.levels.map(nameOf),
  // -1 leaves the choice to the player.
  choose: (rendition = -1) => (hls.nextLevel = rendition),
});

function loaded(url) {
  return new Promise((resolve) => {
    hls.once(Hls.Events.MANIFEST_PARSED, resolve);
    hls.once(Hls.Events.ERROR, resolve);
    hls.loadSource(url);
  });
}
