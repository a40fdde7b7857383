import { addButtons } from "./buttons.js";
import { lay } from "./layout.js";
import { Log } from "./log.js";
import { Overlay } from "./overlay.js";
import { watchRequests } from "./requests.js";

/**
 * What a player's file does for the buttons.
 * @typedef {object} Controls
 * @property {() => unknown} load loads the media again: a new view
 * @property {() => unknown} fail loads what does not exist
 * @property {() => unknown} [play] the element's play() if absent
 * @property {() => string[]} [renditions] names, the smallest first
 * @property {(rendition?: number) => void} [choose] plays only this rendition from now on; by default the player chooses
 * @property {number} [slowRate] bit/s of the slow network, less than the smallest rendition needs
 * @property {() => unknown} [reloadSlowly] for a player that a slow network would no longer touch: begins a view that it does
 */

/** Makes a demo page of one that has little more than a video element. @param {string} title the player's name */
export function openPage(title) {
  const parameters = new URLSearchParams(location.search);
  const endpointUrl = new URL(parameters.get("endpoint") ?? "/v1/events", location.href).href;
  const video = document.querySelector("video");
  const autoplay = parameters.has("autoplay");
  video.autoplay = autoplay;
  video.preload = "metadata";
  lay(video, title, endpointUrl);

  const log = new Log();
  const overlay = new Overlay();
  const say = (message) => (document.querySelector("#note").textContent = String(message));
  watchRequests(endpointUrl, (batch) => log.tellBatch(batch));
  // For the console, and for tests.
  window.qoeEvents = [];

  return {
    video,
    autoplay,
    say,
    /** Seconds. Little, so that a slow network is felt soon. */
    bufferGoal: 8,
    /** What init() is given. */
    options: {
      endpointUrl,
      playerId: parameters.get("player") ?? "demo",
      ...(parameters.has("org") && { orgId: parameters.get("org") }),
      ...(parameters.has("key") && { apiKey: parameters.get("key") }),
      env: "dev",
      appName: "openqoe-demo",
      onEvent(event) {
        window.qoeEvents.push(event);
        log.tellEvent(event);
        overlay.tell(event);
      },
    },
    /** @param {Controls} controls */
    connect(player, handle, controls) {
      Object.assign(window, { player, qoeHandle: handle });
      addButtons(video, controls, say);
    },
  };
}

/** How the buttons call a rendition. @param bitrate bit/s */
export function nameOf({ width, height, bitrate }) {
  return `${width}×${height}, ${Math.round(bitrate / 1000)} kbit/s`;
}
