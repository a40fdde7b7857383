/* global shaka */
import { openPage, nameOf } from "../page/page.js";
import { init } from "../sdk/openqoe.mjs";

const page = openPage("Shaka Player");
const qoe = init(page.options);

const player = new shaka.Player();
player.configure({ streaming: { bufferingGoal: page.bufferGoal } });
const handle = qoe.attach(player, { videoId: "sample", videoTitle: "Test pattern" });
const loading = player.attach(page.video).then(() => player.load("media/abr/manifest.mpd"));

// For the buttons.
const sizes = () => player.getVariantTracks().sort((one, other) => one.bandwidth - other.bandwidth);
page.connect(player, handle, {
  // Loading takes back what the element was told before.
  play: () => loading.then(() => page.video.play()),
  load: () => player.load("media/abr/manifest.mpd"),
  fail: () => player.load("media/does-not-exist.mpd"),
  renditions: () => sizes().map(({ width, height, bandwidth }) => nameOf({ width, height, bitrate: bandwidth })),
  choose(rendition) {
    player.configure({ abr: { enabled: rendition === undefined } });
    if (rendition !== undefined) player.selectVariantTrack(sizes()[rendition], true);
  },
});
