import { init } from "./sdk/openqoe.mjs";

const parameters = new URLSearchParams(location.search);
const endpointUrl = new URL(parameters.get("endpoint") ?? "/v1/events", location.href).href;
const video = document.querySelector("#video");
if (parameters.has("autoplay")) {
  video.autoplay = true;
  video.load();
}
const numbers = { startUp: "–", playing: "–", rebuffering: "–", stalls: 0, seeks: 0, seekLatency: "–" };

const qoe = init({
  endpointUrl,
  playerId: parameters.get("player") ?? "demo",
  ...(parameters.has("org") && { orgId: parameters.get("org") }),
  ...(parameters.has("key") && { apiKey: parameters.get("key") }),
  env: "dev",
  appName: "openqoe-demo",
  onEvent: show,
});

document.querySelector("#endpoint").textContent = endpointUrl;
// For the console, and for tests.
window.qoeEvents = [];

window.qoeHandle = qoe.attach(video, { videoId: "sample", videoTitle: "Test pattern" });

on("#play", () => video.play());
on("#pause", () => video.pause());
on("#seek", () => (video.currentTime = (video.currentTime + 15) % (video.duration || 60)));
on("#reload", () => {
  reset();
  video.src = "media/sample.mp4";
  return video.play();
});
on("#error", () => {
  video.src = "media/does-not-exist.mp4";
  return video.play();
});

function on(selector, action) {
  document.querySelector(selector).addEventListener("click", async () => {
    try {
      await action();
    } catch (error) {
      console.info(String(error));
    }
  });
}

function reset() {
  Object.assign(numbers, { startUp: "–", playing: "–", rebuffering: "–", stalls: 0, seeks: 0, seekLatency: "–" });
}

function show(event) {
  window.qoeEvents?.push(event);
  derive(event);
  for (const [name, value] of Object.entries(numbers)) document.querySelector(`[data-number="${name}"]`).textContent = value;
  document.querySelector("#count").textContent = Number(document.querySelector("#count").textContent) + 1;
  document.querySelector("#events").prepend(line(event));
}

function derive({ event_type: type, data }) {
  if (type === "viewstart") reset();
  if (data.video_startup_time !== undefined) numbers.startUp = `${data.video_startup_time} ms`;
  if (data.playing_time !== undefined) numbers.playing = `${(data.playing_time / 1000).toFixed(1)} s`;
  if (type === "stall_start") numbers.stalls++;
  if (type === "stall_end") addRebuffering(data.stall_duration);
  if (type === "seek") numbers.seeks++;
  if (type === "seek" && data.seek_latency !== undefined) numbers.seekLatency = `${data.seek_latency} ms`;
}

function addRebuffering(duration) {
  const before = parseFloat(numbers.rebuffering) || 0;
  numbers.rebuffering = `${(before + duration / 1000).toFixed(2)} s`;
}

function line(event) {
  const item = document.createElement("li");
  item.dataset.type = event.event_type;
  const time = document.createElement("time");
  time.textContent = new Date(event.event_time).toISOString().slice(11, 23);
  const name = document.createElement("b");
  name.textContent = event.event_type;
  const data = document.createElement("code");
  data.textContent = Object.entries(event.data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${typeof value === "object" ? Object.values(value).join("×") : value}`)
    .join(" · ");
  item.append(time, name, data);
  return item;
}
