// Waits until Prometheus holds exactly what the simulated viewers' tally says was accepted.
// Usage: compare-tally.mjs TALLY_FILE PROMETHEUS_URL ORGANISATION
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE = 60_000;
// Longer than an interval of publishing (15 s): what was counted twice may come later than what was counted once.
const SECOND_LOOK = 20_000;
const [file, prometheus, organisation] = process.argv.slice(2);
const tally = JSON.parse(readFileSync(file, "utf8"));

async function query(promql) {
  const response = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(promql)}`);
  return (await response.json()).data.result;
}

const sum = async (metric) => Number((await query(`sum(${metric}{org_id="${organisation}"})`))[0]?.value[1] ?? 0);

async function differences() {
  const counted = await query(`sum by (event_type) (openqoe_events_total{org_id="${organisation}"})`);
  const byType = Object.fromEntries(counted.map((series) => [series.metric.event_type, Number(series.value[1])]));
  const pairs = Object.keys({ ...tally.accepted_by_type, ...byType }).map((type) => [type, tally.accepted_by_type[type] ?? 0, byType[type] ?? 0]);
  pairs.push(["playing seconds", tally.playing_seconds, await sum("openqoe_playing_time_seconds_total")]);
  pairs.push(["start-ups", tally.startups, await sum("openqoe_video_startup_seconds_count")]);
  pairs.push(["start-up seconds", tally.startup_seconds, await sum("openqoe_video_startup_seconds_sum")]);
  // Sums of milliseconds as seconds differ in the last bits by the order of the additions.
  return pairs.filter(([, accepted, exported]) => Math.abs(accepted - exported) > 1e-6 * Math.max(1, accepted));
}

const deadline = Date.now() + PATIENCE;
let left = await differences();
while (left.length > 0 && Date.now() < deadline) {
  await pause(500);
  left = await differences();
}
if (left.length === 0) {
  await pause(SECOND_LOOK);
  left = await differences();
}
for (const [what, accepted, exported] of left) console.error(`${what}: accepted ${accepted}, in Prometheus ${exported}`);
console.log(`${tally.events_accepted} events accepted, ${left.length} differences`);
process.exitCode = left.length > 0 || tally.events_rejected > 0 ? 1 : 0;
