// Measures what a million events cost in operations, bytes and time, with the built service, an Azurite and simulated viewers, and writes
// it to docs/cost/measured.json under a name: "evening" is what the calculator reads. After ./run.sh or ./test.sh has built everything:
//   node scripts/cost/measure.mjs NAME VIEWERS SECONDS [SPEED], then node scripts/cost/pages.mjs
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Azurite, Receiver, Service, Viewers } from "./stage.mjs";
import { difference, perMillion, round } from "./figures.mjs";

const [name, ...numbers] = process.argv.slice(2);
const [viewers, seconds, speed = 1] = numbers.map(Number);
const FILE = "docs/cost/measured.json";
const IDLE_SECONDS = 60;
const folder = mkdtempSync(join(tmpdir(), "openqoe-cost-"));
const [storage, metrics, lines] = [await Azurite.start(join(folder, "azurite")), await Receiver.start(), await Receiver.start()];
const service = await Service.start({
  AzureWebJobsStorage: storage.connection,
  OpenQoE__RemoteWrite__Url: `${metrics.url}/api/v1/write`,
  OpenQoE__RemoteWrite__PublishInterval: "00:01:00",
  OpenQoE__Logs__Url: `${lines.url}/loki/api/v1/push`,
});

/** Everything that is counted, as it stands. */
async function look() {
  const told = await service.metrics();
  return {
    at: performance.now() / 1000,
    events: told.sum("openqoe_ingest_events_total", { outcome: "accepted" }),
    requests: told.sum("openqoe_ingest_requests_total"),
    samples: told.sum("openqoe_remote_write_samples_total", { result: "sent" }),
    logLines: told.sum("openqoe_log_lines_total", { result: "sent" }),
    series: told.sum("openqoe_active_series"),
    processor: service.processorSeconds(),
    storage: storage.operations(),
    remoteWrite: metrics.taken(),
    loki: lines.taken(),
  };
}

try {
  const quiet = await look();
  await delay(IDLE_SECONDS * 1000);
  const idle = difference(quiet, await look());

  const watched = new Viewers(service.url, viewers, seconds, speed);
  const before = await look();
  await watched.over;
  const busy = difference(before, await look());

  const measured = {
    date: new Date().toISOString().slice(0, 10),
    with: { viewers, seconds, speed, publishIntervalSeconds: 60, commitIntervalSeconds: 1 },
    eventsPerSecond: round(busy.events / busy.at),
    eventsPerViewerHour: round((busy.events / viewers / speed / busy.at) * 3600),
    eventsPerRequest: round(busy.events / busy.requests),
    series: busy.series,
    perMillionEvents: perMillion(busy, idle),
    idlePerHour: { queue: round((idle.storage.queue / idle.at) * 3600), table: round((idle.storage.table / idle.at) * 3600) },
  };
  const all = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {};
  writeFileSync(FILE, `${JSON.stringify({ ...all, [name]: measured }, undefined, 2)}\n`);
  console.log(measured);
} finally {
  await service.end();
  await storage.end();
  await Promise.all([metrics.end(), lines.end()]);
  rmSync(folder, { recursive: true });
}
