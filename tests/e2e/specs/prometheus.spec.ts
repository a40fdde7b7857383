import type { APIRequestContext, Page } from "@playwright/test";
import type { WireEvent } from "../support/collecting-server.ts";
import { expect, sum, test } from "../support/fixtures.ts";

// What browsers reported is what Prometheus holds: through the real service, with its publishing.
const prometheus = process.env["PROMETHEUS_URL"];
test.skip(!prometheus || !process.env["OPENQOE_URL"], "needs the real service and its Prometheus");

/** Longer than an interval of publishing (15 s): what was counted twice may come later than what was counted once. */
const SECOND_LOOK = 20_000;
const PAGES = ["index", "hls", "dash", "shaka", "videojs"] as const;

interface Counted {
  byType: Record<string, number>;
  playingSeconds: number;
  startUps: number;
  startUpSeconds: number;
  seeks: number;
}

test("The browser's sessions arrive in Prometheus, counts equal, whatever the player", async ({ context, demo, request }) => {
  test.setTimeout(480_000);
  const run = Date.now();
  const expected: Record<string, Counted> = {};
  for (const name of PAGES) {
    const page = await context.newPage();
    expected[`${name}-${run}`] = countsOf(await session(page, `${demo.url}/demo/${name}.html?player=${name}-${run}`));
  }

  // Delivers what the last page kept, if it had no answer in time.
  await (await context.newPage()).goto(`${demo.url}/demo/?player=keeper-${run}`);

  const players = Object.keys(expected);
  const stored = () => Promise.all(players.map(async (player) => [player, await countedFor(request, player)] as const)).then(Object.fromEntries);
  await expect.poll(stored, { timeout: 180_000, intervals: [1000] }).toEqual(expected);
  const seenAt = Date.now();
  await expect.poll(() => Date.now() - seenAt, { timeout: 2 * SECOND_LOOK }).toBeGreaterThan(SECOND_LOOK);
  expect(await stored()).toEqual(expected);
  console.log(players.map((player) => `${player}: ${JSON.stringify(expected[player]?.byType)}`).join("\n"));
});

test("Prometheus scrapes the service's own metrics, and no series of players a second time", async ({ request }) => {
  await expect.poll(async () => (await query(request, 'openqoe_ingest_requests_total{job="openqoe"}')).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const expression = '{__name__=~"openqoe_(events|views_started)_total"}';
  expect((await query(request, expression)).filter(({ metric }) => metric["job"] !== undefined)).toEqual([]);
});

/** Plays, seeks, and closes the page. @returns all that the page heard the SDK report. */
async function session(page: Page, url: string): Promise<WireEvent[]> {
  const past = (position: number) =>
    page.waitForFunction((wanted) => (document.querySelector("video")?.currentTime ?? 0) > wanted, position, { timeout: 60_000 });
  const heard = () => page.evaluate(() => (globalThis as unknown as { qoeEvents: WireEvent[] }).qoeEvents);
  await page.goto(url);
  await page.locator("#play").click();
  await past(4);
  await page.locator("#seek").click();
  await past(20);
  // What a page that closes reports nobody could read any more: the same, a moment before.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  const events = await heard();
  await page.close({ runBeforeUnload: true });
  return events;
}

function countsOf(events: readonly WireEvent[]): Counted {
  const byType: Record<string, number> = {};
  for (const { event_type } of events) byType[event_type] = (byType[event_type] ?? 0) + 1;
  const startUps = events.filter((event) => event.event_type === "playing" && event.data["video_startup_time"] !== undefined);
  return {
    byType,
    playingSeconds: milliseconds(sum(events, "playing_time_delta") / 1000),
    startUps: startUps.length,
    startUpSeconds: milliseconds(sum(startUps, "video_startup_time") / 1000),
    seeks: byType["seek"] ?? 0,
  };
}

async function query(request: APIRequestContext, promql: string) {
  const answer = await request.get(`${prometheus}/api/v1/query`, { params: { query: promql } });
  return ((await answer.json()) as { data: { result: { metric: Record<string, string>; value: [number, string] }[] } }).data.result;
}

async function countedFor(request: APIRequestContext, player: string): Promise<Counted> {
  const total = async (metric: string) => Number((await query(request, `sum(${metric}{player_id="${player}"})`))[0]?.value[1] ?? 0);
  const types = await query(request, `sum by (event_type) (openqoe_events_total{player_id="${player}"})`);
  return {
    byType: Object.fromEntries(types.map(({ metric, value }) => [metric["event_type"], Number(value[1])])),
    playingSeconds: milliseconds(await total("openqoe_playing_time_seconds_total")),
    startUps: await total("openqoe_video_startup_seconds_count"),
    startUpSeconds: milliseconds(await total("openqoe_video_startup_seconds_sum")),
    seeks: await total("openqoe_seeks_total"),
  };
}

/** Sums of milliseconds as seconds differ in the last bits by the order of the additions. */
function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
