import { CollectingServer, type WireEvent } from "../support/collecting-server.ts";
import { expect, test, type Demo } from "../support/fixtures.ts";

// What pages do to players and to the SDK, with an instance of the test's own.
test.skip(({ demo }) => demo.server === undefined, "needs the test's own server");

interface Page {
  qoe: { attach(player: HTMLMediaElement, video?: object): { detach(): void }; destroy(): void };
  heard: WireEvent[];
}

/** Opens the demo with the SDK started anew by the test, which attaches as it likes. */
async function start(demo: Demo, options: object = {}): Promise<CollectingServer> {
  if (!demo.server) throw new Error("no server");
  await demo.open();
  await demo.page.evaluate(async (given) => {
    const { init } = (await import("/demo/sdk/openqoe.mjs" as string)) as { init(options: object): Page["qoe"] };
    (globalThis as unknown as { qoeHandle: { detach(): void } }).qoeHandle.detach();
    const heard: WireEvent[] = [];
    const qoe = init({ endpointUrl: "/v1/events", playerId: "page", onEvent: (event: WireEvent) => heard.push(event), ...given });
    Object.assign(globalThis, { qoe, heard });
    document.querySelector("video")!.muted = true;
  }, options);
  return demo.server;
}

async function heard(demo: Demo): Promise<string[]> {
  return demo.page.evaluate(() => (globalThis as unknown as Page).heard.map((event) => event.event_type));
}

async function attach(demo: Demo): Promise<void> {
  await demo.page.evaluate(() => void (globalThis as unknown as Page).qoe.attach(document.querySelector("video")!));
}

async function destroy(demo: Demo): Promise<void> {
  await demo.page.evaluate(() => (globalThis as unknown as Page).qoe.destroy());
}

async function show(demo: Demo, visibilityState: "hidden" | "visible"): Promise<void> {
  await demo.page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibilityState);
}

/** The numbers of the events that arrived for the test's player. */
function arrived(server: CollectingServer): number[] {
  const events = server.events.filter((event) => event.player_id === "page");
  return events.map((event) => event.seq).sort((a, b) => a - b);
}

const ordinals = (count: number) => Array.from({ length: count }, (_, i) => i);

test("An element attached twice is one view, and after detaching another", async ({ demo }) => {
  await start(demo);
  const same = await demo.page.evaluate(() => {
    const { qoe } = globalThis as unknown as Page;
    const video = document.querySelector("video")!;
    const first = qoe.attach(video);
    const second = qoe.attach(video);
    first.detach();
    const third = qoe.attach(video);
    // One that is over has no say in what came after it.
    first.detach();
    return [first === second, first === third, qoe.attach(video) === third];
  });
  expect(same).toEqual([true, false, true]);
  await demo.play();
  await demo.playPast(1);
  await destroy(demo);
  const types = await heard(demo);
  expect(types.filter((type) => ["viewstart", "playing", "viewend"].includes(type))).toEqual(["viewstart", "playing", "viewend"]);
});

test("Titles that are numbers cost no event", async ({ demo }) => {
  await start(demo);
  await demo.page.evaluate(() => void (globalThis as unknown as Page).qoe.attach(document.querySelector("video")!, { videoId: 42, videoTitle: 7 }));
  await demo.play();
  await demo.playPast(1);
  const videos = await demo.page.evaluate(() => (globalThis as unknown as Page).heard.map((event) => event["video"]));
  expect(videos.at(-1)).toMatchObject({ id: "42", title: "7" });
});

test("What a service in trouble refuses while the page is hidden arrives when both are back", async ({ demo }) => {
  const server = await start(demo, { batchInterval: 60_000 });
  await attach(demo);
  await demo.play();
  await demo.playPast(1);
  server.status = 503;
  await show(demo, "hidden");
  await expect.poll(() => server.refused).toBeGreaterThan(0);
  server.status = 202;
  // What is heard from now on waits for a minute.
  const count = (await heard(demo)).length;
  await show(demo, "visible");
  await expect.poll(() => arrived(server).slice(0, count), { timeout: 60_000 }).toEqual(ordinals(count));
});

test("After destroy() what waits behind a request in retry still arrives", async ({ demo }) => {
  const server = await start(demo, { batchInterval: 100 });
  await attach(demo);
  server.status = 503;
  await demo.play();
  await expect.poll(() => server.refused).toBeGreaterThan(0);
  await demo.playPast(1);
  await destroy(demo);
  server.status = 202;
  const count = (await heard(demo)).length;
  await expect.poll(() => arrived(server), { timeout: 60_000 }).toEqual(ordinals(count));
});

test("After destroy() a page that goes takes along what no service took yet", async ({ demo }) => {
  const server = await start(demo, { batchInterval: 100, offline: false });
  await attach(demo);
  server.status = 503;
  await demo.play();
  await expect.poll(() => server.refused).toBeGreaterThan(0);
  await demo.playPast(1);
  await destroy(demo);
  const count = (await heard(demo)).length;
  server.status = 202;
  await demo.page.close({ runBeforeUnload: true });
  await expect.poll(() => arrived(server), { timeout: 60_000 }).toEqual(ordinals(count));
});

test("A video taken out of the page without a word has ended its view", async ({ demo }) => {
  await start(demo);
  await attach(demo);
  await demo.play();
  await demo.playPast(1);
  await demo.page.evaluate(() => {
    const video = document.querySelector("video")!;
    Object.assign(globalThis, { removed: video });
    video.remove();
  });
  await expect.poll(async () => (await heard(demo)).at(-1), { timeout: 60_000 }).toBe("viewend");
  expect((await heard(demo)).filter((type) => type === "viewend")).toHaveLength(1);
});

test("A video that is moved within the page, or never was in one, goes on", async ({ demo }) => {
  await start(demo);
  const at = await demo.page.evaluate(async () => {
    const { qoe } = globalThis as unknown as Page;
    const inPage = document.querySelector("video")!;
    const offPage = document.createElement("video");
    Object.assign(offPage, { muted: true, src: inPage.currentSrc });
    qoe.attach(inPage);
    qoe.attach(offPage);
    await Promise.all([inPage.play(), offPage.play()]);
    document.body.append(inPage);
    await inPage.play();
    while (offPage.currentTime < 3) await new Promise((next) => offPage.addEventListener("timeupdate", next, { once: true }));
    return offPage.currentTime;
  });
  expect(at).toBeGreaterThanOrEqual(3);
  const types = await heard(demo);
  expect(types.filter((type) => type === "viewstart")).toHaveLength(2);
  expect(types).not.toContain("viewend");
});
