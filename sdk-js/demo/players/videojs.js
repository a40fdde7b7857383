/* global videojs */
import { openPage, nameOf } from "../page/page.js";
import { init } from "../sdk/openqoe.mjs";

const page = openPage("Video.js");
const qoe = init(page.options);

videojs.Vhs.GOAL_BUFFER_LENGTH = videojs.Vhs.MAX_GOAL_BUFFER_LENGTH = page.bufferGoal;
// Some browsers would play HLS by themselves, and leave no choice of quality.
const player = videojs(page.video, { fluid: true, autoplay: page.autoplay, html5: { vhs: { overrideNative: true } } });
const handle = qoe.attach(player, { videoId: "sample", videoTitle: "Test pattern" });
player.src({ src: "media/abr/master.m3u8", type: "application/x-mpegURL" });

// For the buttons.
page.connect(player, handle, {
  play: () => player.play(),
  load: () => player.src({ src: "media/abr/master.m3u8", type: "application/x-mpegURL" }),
  fail: () => player.src({ src: "media/does-not-exist.m3u8", type: "application/x-mpegURL" }),
  renditions: () => sizes().map(nameOf),
  choose: (rendition) => sizes().forEach((size, i) => (size.enabled = rendition === undefined || rendition === i)),
});

function sizes() {
  return [...player.qualityLevels().levels_].sort((one, other) => one.bitrate - other.bitrate);
}
