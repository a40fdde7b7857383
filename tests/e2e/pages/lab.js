// One player of the wanted package, driven and observed the same way whichever it is: the query says ?player=hls17. Nothing begins before
// the test calls start(), so that it can put its recorder in place.
import { dashjs } from "./players/dashjs.js";
import { hlsjs } from "./players/hlsjs.js";
import { html5 } from "./players/html5.js";
import { shaka } from "./players/shaka.js";
import { videojs } from "./players/videojs.js";

const DRIVERS = { html5, hls: hlsjs, dashjs, shaka, "video.js": videojs };

const query = new URLSearchParams(location.search);

/** @param name of a package in tests/e2e/node_modules, or html5. */
function createDriver(name, video, autoplay) {
  const create = DRIVERS[name] ?? DRIVERS[name.replace(/\d+$/, "")];
  return create(video, `/players/${name}/dist`, autoplay);
}

async function start({ source = "vod", options, info, autoplay = false } = {}) {
  const { init } = await import("/demo/sdk/openqoe.mjs");
  const qoe = init({ endpointUrl: "/v1/events", playerId: "lab", onEvent: (event) => lab.events.push(event), ...options });
  const video = document.querySelector("video");
  video.autoplay = autoplay;
  const driver = await createDriver(query.get("player") ?? "html5", video, autoplay);
  Object.assign(lab, { qoe, driver, video });
  globalThis.listeners?.wrap(driver.player);
  lab.attach(info);
  await driver.load(driver.sources[source] ?? source);
}

/** A second player in the same page, with the same SDK. */
async function add(name) {
  const video = document.createElement("video");
  document.body.append(video);
  const driver = await createDriver(name, video, false);
  const handle = lab.qoe.attach(driver.player, { videoId: "second" });
  await driver.load(driver.sources.vod);
  return { video, driver, handle };
}

const lab = {
  events: [],
  start,
  add,
  attach(info) {
    lab.handle = lab.qoe.attach(lab.driver.player, { videoId: "lab", ...info });
  },
};

globalThis.lab = lab;

// To be loaded without the test's help, which browsers would take for the viewer's.
if (query.has("autoplay")) {
  document.querySelector("video").addEventListener("canplaythrough", () => console.info("canplaythrough"));
  await start({ autoplay: true });
}
