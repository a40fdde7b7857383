import { openPage } from "../page/page.js";
import { init } from "../sdk/openqoe.mjs";

const page = openPage("HTML5 video");
const { video } = page;
const qoe = init(page.options);

video.src = "media/sample.mp4";
const handle = qoe.attach(video, { videoId: "sample", videoTitle: "Test pattern" });

// For the buttons.
page.connect(video, handle, {
  load: () => load("media/sample.mp4"),
  fail: () => load("media/does-not-exist.mp4"),
  slowRate: 350_000,
  // The browser has the whole file by now: only another address is asked for again.
  reloadSlowly: () => load("media/sample.mp4?slowly"),
});

function load(address) {
  video.src = address;
  // Autoplay alone would wait until nothing is left to stall.
  return video.play();
}
