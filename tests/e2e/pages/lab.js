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
export async function createDriver(name, video) {
  const create = DRIVERS[name] ?? DRIVERS[name.replace(/\d+$/, "")];
  return create(video, `/players/${name}/dist`);
}

async function start({ source, options, info } = {}) {
  const video = document.querySelector("video");
  const driver = await createDriver(query.get("player") ?? "html5", video);
  const { init } = await import("/demo/sdk/openqoe.mjs");
  const qoe = init({ endpointUrl: "/v1/events", playerId: "lab", onEvent: (event) => lab.events.push(event), ...options });
  Object.assign(lab, { qoe, driver, video });
  lab.beforeAttach?.(driver.player, video);
  lab.attach(info);
  await driver.load(source ?? driver.sources.vod);
}

const lab = {
  events: [],
  start,
  attach(info) {
    lab.handle = lab.qoe.attach(query.has("element") ? lab.video : lab.driver.player, { videoId: "lab", ...info });
  },
};

globalThis.lab = lab;
