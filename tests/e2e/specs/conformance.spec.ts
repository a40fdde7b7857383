import { expect } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { WireEvent } from "../support/collecting-server.ts";
import { expectNoneInvented, story } from "../support/fixtures.ts";
import { PLAYERS, test, type Lab, type LabPage, type PlayerName } from "../support/lab.ts";
import { deriveTruth } from "../support/truth.ts";

// The same expectations of all players: what a view looks like does not depend on who plays it.

const NEWEST = PLAYERS.slice(0, 5);
/** Milliseconds. */
const LIVE_SEGMENT = 2000;
const ABR = fileURLToPath(new URL("../../../sdk-js/demo/media/abr/", import.meta.url));

const types = (events: readonly WireEvent[]) => events.map((event) => event.event_type);
const count = (events: readonly WireEvent[], type: string) => types(events).filter((each) => each === type).length;
const views = (events: readonly WireEvent[]) => [...new Set(events.map((event) => event.view_id))];

function expectWhole(events: readonly WireEvent[]): void {
  for (const view of views(events)) {
    const own = events.filter((event) => event.view_id === view);
    expect(own.map((event) => event.seq)).toEqual(own.map((_, i) => i));
    expect(count(own, "viewend")).toBeLessThanOrEqual(1);
    expect(count(own, "stall_end")).toBe(count(own, "stall_start"));
  }
}

async function begin(lab: Lab, player: PlayerName, until: number): Promise<void> {
  await lab.open(player);
  await lab.tell("play");
  await lab.playPast(until);
}

for (const player of PLAYERS) {
  test(`${player}: a session is the same events, and detaching leaves nothing behind`, async ({ lab }) => {
    await lab.open(player, { options: { cdn: { [new URL(lab.server.url).hostname]: "the-test" } } });
    await lab.tell("play");
    await lab.playPast(1);
    // Not where a segment begins: its sound begins a little later, which dash.js 4 does not always get over.
    await lab.tell("seek", 20.5);
    await lab.playPast(21);
    await lab.tell("pause");
    await lab.standsFor(300);
    await lab.tell("play");
    await lab.playPast(22);
    const { recording, events } = await lab.leave();

    expect(story(events)).toEqual(["playerready", "viewstart", "playing", "seek", "pause", "playing", "viewend"]);
    expect(views(events)).toHaveLength(1);
    expectWhole(events);
    expectNoneInvented(events, deriveTruth(recording));
    const rebuffered = events.filter(({ event_type, data }) => event_type === "stall_end" && data["cause"] !== "seek");
    expect(events.at(-1)?.data).toMatchObject({ outcome: "played", seek_count: 1, rebuffer_count: rebuffered.length });
    expect(events.at(-1)?.video).toMatchObject({ id: "lab", content_type: "vod" });
    expect(events.at(-1)?.cdn, "by the host of the segments").toEqual({ provider: "the-test" });

    expect(await lab.page.evaluate(() => (globalThis as unknown as LabPage).listeners.held())).toEqual([]);
    await lab.tell("seek", 40.5);
    await lab.playPast(41.5);
    expect(await lab.events()).toHaveLength(events.length);
  });
}

for (const player of NEWEST) {
  test(`${player}: at the end the view is over, and a new source in the same player is another`, async ({ lab }) => {
    await begin(lab, player, 0.5);
    await lab.tell("seek", 58.5);
    await lab.reports("ended");
    const first = await lab.events();
    expect(story(first)).toEqual(["playerready", "viewstart", "playing", "seek", "quartile", "ended", "viewend"]);
    expect(first.find((event) => event.event_type === "quartile")?.data["quartile"], "the others were sought past").toBe(100);
    expect(first.at(-1)?.data).toMatchObject({ outcome: "played", completion_rate: 1 });

    await lab.page.evaluate(() => {
      const { driver } = (globalThis as unknown as LabPage).lab;
      return driver.load(`${driver.sources["vod"]}?second`);
    });
    await lab.tell("play");
    await lab.reports("playing", 2);
    await lab.playPast(1);
    const { events } = await lab.leave();
    expect(views(events)).toHaveLength(2);
    expectWhole(events);
    expect(story(events).slice(7)).toEqual(["viewstart", "playing", "viewend"]);
    expect((await lab.events("playing")).at(-1)?.data["video_startup_time"]).toBeGreaterThan(0);
  });

  test(`${player}: a source that is changed while it plays ends the view`, async ({ lab }) => {
    await begin(lab, player, 1);
    await lab.page.evaluate(() => {
      const { driver } = (globalThis as unknown as LabPage).lab;
      return driver.load(`${driver.sources["vod"]}?second`);
    });
    await lab.tell("play");
    await lab.reports("playing", 2);
    const { events } = await lab.leave();
    expect(views(events)).toHaveLength(2);
    expectWhole(events);
    expect(story(events)).toEqual(["playerready", "viewstart", "playing", "viewend", "viewstart", "playing", "viewend"]);
  });

  test(`${player}: a manifest that is not there is a failed start`, async ({ lab }) => {
    lab.server.network.answer(404, { kinds: ["manifest", "file"] });
    await lab.open(player, { autoplay: true });
    const [end] = await lab.reports("viewend");
    const events = await lab.events();
    // A media element does not tell a missing file from one it cannot play.
    const family = player === "html5" ? "source" : "network";
    expect(end?.data).toMatchObject({ outcome: "start_failed" });
    expect(events.find((event) => event.event_type === "error" && event.data["fatal"] === true)?.data).toMatchObject({ error_family: family });
    expect(types(events)).not.toContain("playing");
    expectWhole(events);
  });

  test(`${player}: a manifest that is not there, of a source in place of one that plays, is a failed start on a busy page, too`, async ({ lab }) => {
    await lab.open(player, { autoplay: true });
    await lab.playPast(1);
    lab.server.network.answer(404, { kinds: ["manifest", "file"] });
    await lab.page.evaluate(() => {
      // Between what a player asks of the network and what it does to the element.
      const create = URL.createObjectURL;
      URL.createObjectURL = (object) => {
        for (const until = performance.now() + 300; performance.now() < until; );
        return create.call(URL, object);
      };
      const { driver } = (globalThis as unknown as LabPage).lab;
      void driver.load(`${driver.sources["vod"]}?second`);
    });
    const ends = await lab.reports("viewend", 2);
    expect(ends.map(({ data }) => data["outcome"])).toEqual(["played", "start_failed"]);
    const events = await lab.events();
    const fatal = events.filter(({ event_type, data }) => event_type === "error" && data["fatal"] === true);
    expect(views(fatal)).toEqual([ends[1]?.view_id]);
    expectWhole(events);
  });

  test(`${player}: segments that are not there end the view as a failure of the network`, async ({ lab }) => {
    test.skip(player === "html5", "a file has no segments");
    test.skip(player === "video.js", "it never gives up: it tries the last quality again for good");
    lab.server.network.answer(404, { kinds: ["video", "audio"], from: 8 });
    await begin(lab, player, 1);
    const [end] = await lab.reports("viewend");
    const errors = await lab.events("error");
    expect(errors.filter(({ data }) => data["fatal"] === true)).toHaveLength(1);
    expect(errors.find(({ data }) => data["fatal"] === true)?.data).toMatchObject({ error_family: "network" });
    expect(end?.data).toMatchObject({ outcome: "play_failed" });
    expectWhole(await lab.events());
  });

  test(`${player}: media that cannot be decoded is a failed start, and none of the network`, async ({ lab }) => {
    test.skip(player === "video.js", "it says nothing, and waits");
    // Of segments that are garbage only some players take notice; a manifest whose codecs nobody knows stops them all.
    const manifest = await readFile(`${ABR}${player.match(/hls|video/) ? "master.m3u8" : "manifest.mpd"}`, "utf8");
    lab.server.network.replace(manifest.replaceAll(/avc1\.\w+|mp4a\.40\.2/g, "nope.1"), { kinds: ["manifest", "file"] });
    await lab.open(player, { autoplay: true });
    const [end] = await lab.reports("viewend");
    const fatal = (await lab.events("error")).filter(({ data }) => data["fatal"] === true);
    console.log(player, JSON.stringify(fatal.map(({ data }) => data)));
    expect(fatal).toHaveLength(1);
    expect(["decoder", "source"]).toContain(fatal[0]?.data["error_family"]);
    expect(end?.data).toMatchObject({ outcome: "start_failed" });
  });

  test(`${player}: with autoplay the view begins with the loading`, async ({ lab }) => {
    await lab.open(player, { autoplay: true });
    await lab.playPast(0.5);
    const { events } = await lab.leave();
    expect(story(events)).toEqual(["playerready", "viewstart", "playing", "viewend"]);
    expect(events.find((event) => event.event_type === "viewstart")?.data).toEqual({ autoplay: true });
    expect(events.find((event) => event.event_type === "playing")?.data["video_startup_time"]).toBeGreaterThan(0);
  });

  test(`${player}: live media has a latency and no quartiles`, async ({ lab }) => {
    test.skip(player === "html5", "a file is not live");
    await lab.prepare(player);
    await lab.start({ source: "live", options: { heartbeatInterval: 1000 } });
    await lab.tell("play");
    await lab.reports("heartbeat", 4);
    let said = "";
    const off = async () => {
      // Server clock minus media time: the player's own idea of the media's date is what its manifest told it.
      const truth = await lab.page.evaluate(() => Date.now() - ((globalThis as unknown as LabPage).lab.driver.date() ?? NaN));
      const told = Number((await lab.events("heartbeat")).at(-1)?.data["live_latency"]);
      said = `SDK ${told}, truth ${truth.toFixed(0)} ms`;
      // Of a segment that is complete a player hears when it asks next, always as late: up to a segment's length less is right.
      return Math.abs(truth - told - LIVE_SEGMENT / 2);
    };
    // A heartbeat is up to a second old, and a stall since then is none of it.
    await expect.poll(off, { timeout: 15_000 }).toBeLessThan(1500);
    console.log(`${player} live latency: ${said}`);
    const { events } = await lab.leave();
    expect(types(events)).not.toContain("quartile");
    expect(events.at(-1)?.video).toMatchObject({ content_type: "live" });
    expectWhole(events);
  });

  test(`${player}: a video that leaves the page while it plays ends its view once`, async ({ lab }) => {
    await begin(lab, player, 0.5);
    await lab.page.evaluate(() => (globalThis as unknown as LabPage).lab.video.remove());
    await lab.reports("viewend");
    await lab.page.evaluate(() => (globalThis as unknown as LabPage).lab.driver.destroy());
    const { events } = await lab.leave();
    expect(types(events).filter((type) => type === "viewstart" || type === "viewend")).toEqual(["viewstart", "viewend"]);
    expectWhole(events);
  });

}

// What a page in the background does is the element's affair, with a player or without.
for (const player of ["html5", "hls17"] as const) {
  test(`${player}: in the background it reports what it has, and stalls nowhere`, async ({ lab }) => {
    await begin(lab, player, 1);
    const beats = await lab.page.evaluate(() => {
      const { events } = (globalThis as unknown as LabPage).lab;
      const before = events.filter((event) => event.event_type === "heartbeat").length;
      Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
      return before;
    });
    const [report] = (await lab.events("heartbeat")).slice(beats);
    expect(report).toBeDefined();
    await lab.playPast(2);
    const { events } = await lab.leave();
    expect(types(events.filter(({ seq }) => seq > report!.seq)).filter((type) => type.startsWith("stall"))).toEqual([]);
    expect(story(events)).toEqual(["playerready", "viewstart", "playing", "viewend"]);
  });
}

test("Two players in one page report apart", async ({ lab }) => {
  await begin(lab, "hls17", 0.5);
  await lab.page.evaluate(async () => {
    const { lab: page } = globalThis as unknown as LabPage;
    const second = await page.add("html5");
    await second.driver.play();
    while (second.video.currentTime < 1) await new Promise(requestAnimationFrame);
    second.handle.detach();
  });
  await lab.playPast(1);
  const { events } = await lab.leave();
  expect(views(events)).toHaveLength(2);
  expectWhole(events);
  for (const [id, name] of [["lab", "hlsjs"], ["second", "html5"]]) {
    const own = events.filter((event) => (event.video as { id: string }).id === id);
    expect(story(own)).toEqual(["playerready", "viewstart", "playing", "viewend"]);
    expect(own.every((event) => event.player?.name === name)).toBe(true);
  }
});

test("A video in a window of its own is watched although its page is hidden", async ({ lab, page }) => {
  await begin(lab, "html5", 0.5);
  test.skip(!(await page.evaluate(() => document.pictureInPictureEnabled)), "this browser has no such window");
  await page.evaluate(() => document.addEventListener("click", () => void document.querySelector("video")!.requestPictureInPicture().catch(() => undefined), { once: true }));
  await page.mouse.click(5, 5);
  await page.waitForFunction(() => document.pictureInPictureElement !== null);
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await lab.playPast(1.5);
  const { events } = await lab.leave();
  expect(story(events)).toEqual(["playerready", "viewstart", "playing", "viewend"]);
});
