// Measures what the service asks of storage, of the platform and of its receivers, idle and at several loads, and writes it to
// docs/cost/measured.json. It takes some ten minutes. Build first: dotnet build OpenQoE.slnx -c Release, and npm ci.
// Then: node cost/measure.mjs && node cost/generate.mjs
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { ratesBetween } from "./measuring/counts.mjs";
import { Stage } from "./measuring/stage.mjs";
import { storedBytes } from "./measuring/stored.mjs";

const OUTPUT = "docs/cost/measured.json";
/** A multiple of the minute, so that each window has as many ticks of the timer, which comes at second 20. */
const WINDOW = 60;
const WINDOWS_BEGIN_AT = 40;
const WARM_UP = 25;
// Time goes faster for simulated viewers, so that few stand for many: 50, 1,000 and 5,000 viewers.
const SCALES = [
  { viewers: 50, speed: 1 },
  { viewers: 500, speed: 2 },
  { viewers: 500, speed: 10 },
];
/** Of these: how many events a viewer makes. */
const TYPICAL = SCALES[1];

/** Nobody watches, but somebody did: the organisation is known, and evaluated every minute. */
async function idle(stage) {
  await stage.start({ OpenQoE__Aggregation__SeriesIdleTimeout: "00:01:00" });
  stage.startViewers({ viewers: 20, speed: 10, seconds: 10 });
  await pause(120_000);
  return window(stage, 2 * WINDOW);
}

async function load(stage, scale) {
  await stage.start();
  stage.startViewers(scale);
  await pause(WARM_UP * 1000);
  return window(stage, WINDOW);
}

async function window(stage, seconds) {
  await pause((60 + WINDOWS_BEGIN_AT - (new Date().getSeconds() % 60)) % 60 * 1000);
  const began = performance.now();
  const before = { ...(await stage.metrics()), ...stage.meters.totals };
  await pause(seconds * 1000);
  const after = { ...(await stage.metrics()), ...stage.meters.totals };
  const rates = ratesBetween(before, after, (performance.now() - began) / 1000);
  return { seconds, ...summary(rates), activeSeries: after.openqoe_active_series ?? 0, storedBytes: await storedBytes(stage.tables) };
}

function summary(rates) {
  const rate = (name) => rates[name] ?? 0;
  const isOwn = (name) => name.startsWith("openqoe_");
  return {
    eventsPerSecond: significant(rate("openqoe_ingest_events_total.accepted")),
    heartbeatsPerSecond: significant(rate("openqoe_events_total.heartbeat")),
    perSecond: {
      ...Object.fromEntries(Object.entries(rates).filter(([name]) => !isOwn(name)).map(([name, value]) => [name, significant(value)])),
      "remoteWrite.samples": significant(rate("openqoe_remote_write_samples_total.sent")),
      "loki.lines": significant(rate("openqoe_log_lines_total.sent")),
    },
    counted: { ...agreement("queue", rates, ["get", "emptyGet", "delete", "update"]), ...agreement("table", rates, []) },
  };
}

/** What the service counts itself, and what the proxy saw of it: all operations but the host's. The two must agree. */
function agreement(service, rates, ofHost) {
  const seen = Object.entries(rates).filter(([name]) => name.startsWith(`${service}.`) && !ofHost.includes(name.split(".")[1]));
  const proxy = significant(seen.reduce((sum, [, value]) => sum + value, 0));
  const itself = significant(rates[`openqoe_storage_operations_total.${service}`] ?? 0);
  // What is on its way at the ends of the window may be in one and not in the other.
  if (Math.abs(proxy - itself) > Math.max(3 / WINDOW, itself / 100)) throw new Error(`${service}: the service counts ${itself} operations a second, the proxy ${proxy}`);
  return { [service]: { itself, proxy } };
}

/** Events a second for each viewer who watches. */
function eventsOfViewer({ viewers, speed }, { eventsPerSecond, heartbeatsPerSecond }) {
  const watching = viewers * speed;
  return { heartbeatsPerSecond: significant(heartbeatsPerSecond / watching), othersPerSecond: significant((eventsPerSecond - heartbeatsPerSecond) / watching) };
}

const significant = (value) => Number(value.toPrecision(4));

async function staged(measure) {
  const stage = new Stage();
  try {
    return await measure(stage);
  } finally {
    await stage.stop();
  }
}

// Idle needs no processor to itself; loads do.
const idling = staged(idle);
const scales = [];
let perViewer;
for (const scale of SCALES) {
  const measured = await staged((stage) => load(stage, scale));
  scales.push({ ...scale, ...measured });
  if (scale === TYPICAL) perViewer = eventsOfViewer(scale, measured);
  console.log(`${scale.viewers * scale.speed} viewers: ${measured.eventsPerSecond} events a second, ${measured.activeSeries} series`);
}
const git = (...parameters) => execFileSync("git", parameters, { encoding: "utf8" }).trim();
const result = {
  date: new Date().toISOString().slice(0, 10),
  version: git("rev-parse", "--short=10", "HEAD"),
  machine: `${cpus().length} × ${cpus()[0].model}`,
  settings: { commitInterval: 1, publishInterval: 15, heartbeatInterval: 10 },
  perViewer,
  points: [{ viewers: 0, speed: 1, ...(await idling) }, ...scales],
};
writeFileSync(OUTPUT, `${JSON.stringify(result, null, 2)}\n`);
