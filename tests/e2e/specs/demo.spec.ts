import type { TestInfo } from "@playwright/test";
import { expect, expectNoneInvented, sum, test, unlessStarved, type Demo } from "../support/fixtures.ts";

test("Twenty seconds of playing are one view, its start-up and its playing time as the page measures them", async ({ demo }, info) => {
  await unlessStarved(demo.server?.network, () => playTwentySeconds(demo, info), () => demo.starved());
});

async function playTwentySeconds(demo: Demo, info: TestInfo): Promise<void> {
  await demo.open();
  await demo.play();
  await demo.playPast(10);
  await demo.page.screenshot({ path: info.outputPath("mid-play.png") });
  await demo.playPast(20);
  const truth = await demo.truth();
  const events = await demo.endView();
  const of = (type: string) => events.filter((event) => event.event_type === type);
  const startUp = Number(of("playing")[0]?.data["video_startup_time"]);
  const playing = sum(events, "playing_time_delta");
  console.log(`start-up: SDK ${startUp}, truth ${truth.startUp?.toFixed(0)} ms; playing: SDK ${playing}, truth ${truth.played.toFixed(0)} ms`);

  expect(of("viewstart")).toHaveLength(1);
  expect(of("playing")).toHaveLength(1);
  expect(Math.abs(startUp - (truth.startUp ?? NaN))).toBeLessThan(100);
  expect(Math.abs(playing - truth.played)).toBeLessThan(truth.played * 0.05);
  // One is due every 10 s.
  const due = ((of("viewend")[0]?.event_time ?? NaN) - (of("viewstart")[0]?.event_time ?? NaN)) / 10_000;
  expect(of("heartbeat").length).toBeLessThanOrEqual(due);
  expect(of("heartbeat").length).toBeGreaterThanOrEqual(1);
  expectNoneInvented(events, truth);
  expect(of("quartile").map((event) => event.data["quartile"])).toEqual([25]);
  expect(of("viewend")).toHaveLength(1);
  expect(of("viewend")[0]?.data).toMatchObject({ outcome: "played", playing_time: playing, video_startup_time: startUp });
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i));
}

test("Closing the page sends the view's end, once", async ({ demo, request }) => {
  const player = `closing-${Date.now()}`;
  await demo.open(`?player=${player}`);
  await demo.play();
  await demo.playPast(3);
  await demo.page.close({ runBeforeUnload: true });

  if (!demo.server) {
    await expect.poll(() => demo.endsCounted(request, player), { timeout: 60_000 }).toBe(1);
    // A second one would have been sent by now, and be counted with the next messages: a second look sees it.
    const seenAt = Date.now();
    await expect.poll(() => Date.now() - seenAt, { timeout: 30_000 }).toBeGreaterThan(20_000);
    expect(await demo.endsCounted(request, player)).toBe(1);
    return;
  }
  const { server } = demo;
  await expect.poll(() => server.events.filter((event) => event.event_type === "viewend").length).toBe(1);
  expect(server.posts.at(-1)?.contentType).toContain("text/plain");
  expect(server.events.map((event) => event.seq).sort((a, b) => a - b)).toEqual(server.events.map((_, i) => i));
  expect(sum(server.events, "playing_time_delta")).toBeGreaterThan(2500);
});

test("A seek is told with its origin, its target and its latency, and is no stall", async ({ demo }) => {
  await unlessStarved(demo.server?.network, () => seekOnce(demo), () => demo.starved());
});

async function seekOnce(demo: Demo): Promise<void> {
  await demo.open();
  await demo.play();
  await demo.playPast(2);
  await demo.page.locator("#seek").click();
  await demo.playPast(19);
  const truth = await demo.truth();
  const [real] = truth.seeks;
  const events = await demo.endView();
  const seeks = events.filter((event) => event.event_type === "seek");
  console.log("seek: SDK", JSON.stringify(seeks[0]?.data), "truth", JSON.stringify(real));

  expect(seeks).toHaveLength(1);
  const { from, to, seek_latency } = seeks[0]?.data as { from: number; to: number; seek_latency: number };
  expect(Math.abs(from / 1000 - (real?.from ?? NaN))).toBeLessThan(0.1);
  expect(Math.abs(to / 1000 - (real?.to ?? NaN))).toBeLessThan(0.01);
  expect(Math.abs(seek_latency - (real?.latency ?? NaN))).toBeLessThan(100);
  expectNoneInvented(events, truth);
  expect(events.filter((event) => event.event_type === "quartile"), "15 s were sought past, not watched").toEqual([]);
}

test("A pause is no playing, no stall and no second start-up", async ({ demo }) => {
  await unlessStarved(demo.server?.network, () => pauseOnce(demo), () => demo.starved());
});

async function pauseOnce(demo: Demo): Promise<void> {
  await demo.open();
  await demo.play();
  await demo.playPast(2);
  await demo.page.locator("#pause").click();
  const pausedAt = Date.now();
  await expect.poll(() => Date.now() - pausedAt, { timeout: 10_000 }).toBeGreaterThan(2000);
  await demo.play();
  await demo.playPast(4);
  const truth = await demo.truth();
  const events = await demo.endView();
  const playing = events.filter((event) => event.event_type === "playing");

  expect(events.filter((event) => event.event_type === "pause")).toHaveLength(1);
  expect(playing.map((event) => "video_startup_time" in event.data)).toEqual([true, false]);
  expectNoneInvented(events, truth);
  expect(Math.abs(sum(events, "playing_time_delta") - truth.played)).toBeLessThan(truth.played * 0.05);
}

test("A source that cannot be loaded is a failed start, and the view before it has ended", async ({ demo }) => {
  await demo.open();
  await demo.play();
  await demo.playPast(1);
  await demo.page.locator("#error").click();
  await expect.poll(async () => (await demo.events("viewend")).length).toBe(2);
  const [first, second] = await demo.events("viewend");
  const [error] = await demo.events("error");

  expect(first?.data).toMatchObject({ outcome: "played" });
  expect(second?.data).toMatchObject({ outcome: "start_failed" });
  expect(error?.data).toMatchObject({ error_family: "source", error_code: "4", fatal: true });
  expect(error?.view_id).toBe(second?.view_id);
});

test("A page that comes back from the cache goes on with another view", async ({ demo }) => {
  await demo.open();
  await demo.play();
  await demo.playPast(1);
  await demo.endView();
  await demo.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect.poll(async () => [(await demo.events("viewstart")).length, (await demo.events("playing")).length]).toEqual([2, 2]);
  const starts = await demo.events("viewstart");
  expect(new Set(starts.map((event) => event.view_id)).size).toBe(2);
  expect((await demo.events("playing"))[1]?.data["video_startup_time"]).toBeUndefined();
});

test("A new source in the same player is a new view with its own start-up", async ({ demo }) => {
  await demo.open();
  await demo.play();
  await demo.playPast(2);
  await demo.page.locator("#reload").click();
  await expect.poll(async () => (await demo.events("playing")).length).toBe(2);
  const [first, second] = await demo.events("playing");
  const [ended] = await demo.events("viewend");

  expect(first?.view_id).not.toBe(second?.view_id);
  expect(ended).toMatchObject({ view_id: first?.view_id, data: { outcome: "played" } });
  expect(Number(ended?.data["playing_time"])).toBeGreaterThan(1800);
  expect(Number(second?.data["video_startup_time"])).toBeGreaterThan(0);
});

test("With autoplay the view begins with the loading, without a click", async ({ demo }) => {
  await demo.open("?autoplay");
  await demo.playPast(1);
  const [start] = await demo.events("viewstart");
  const [playing] = await demo.events("playing");
  const startUp = Number(playing?.data["video_startup_time"]);
  expect(start?.data).toEqual({ autoplay: true });
  expect(startUp).toBeGreaterThan(0);
  expect(Math.abs(Number(playing?.event_time) - Number(start?.event_time) - startUp)).toBeLessThan(3);
});

test("A page sent to the background reports at once what it has, and takes no stall from it", async ({ demo }) => {
  await demo.open();
  await demo.play();
  await demo.playPast(2);
  await demo.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const beat = (await demo.events("heartbeat")).at(-1);
  expect(Number(beat?.data["playing_time_delta"])).toBeGreaterThan(1500);
  if (demo.server) await expect.poll(() => demo.server?.events.map((event) => event.event_type)).toContain("heartbeat");
  await demo.playPast(4);
  expect((await demo.endView()).filter((event) => event.seq > beat!.seq && event.event_type.startsWith("stall"))).toEqual([]);
});

test("Detaching ends the view and leaves nothing behind", async ({ demo }) => {
  await demo.open();
  await demo.play();
  await demo.playPast(1);
  await demo.page.evaluate(() => (globalThis as unknown as { qoeHandle: { detach(): void } }).qoeHandle.detach());
  const events = await demo.events();
  await demo.playPast(3);
  expect(events.at(-1)?.event_type).toBe("viewend");
  expect(await demo.endView()).toHaveLength(events.length);
});
