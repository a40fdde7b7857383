import { expect } from "@playwright/test";
import { test } from "../support/lab.ts";

// What the SDK costs the page that it is in.

const HOUR = 3600;
const QUARTER = HOUR / 4;
/** Of the profiler, microseconds. */
const SAMPLING = 1000;
/** Of one core. */
const SHARE = 0.005;
/** Bytes that the heap may differ by, with requests under way or not: two and a half for each of the 27,000 looks in between. */
const NOISE = 64 * 1024;

interface Simulation {
  simulation: { run(seconds: number): { busy: number } };
}

/**
 * Runs in the page, before the SDK is loaded: its timers are kept, to be fired as fast as it can work, and the clocks go as the timers say.
 * Each call of the SDK is timed with the real clock.
 */
function stubTime(): void {
  const realNow = performance.now.bind(performance);
  const startedAt = Date.now();
  let now = realNow();
  const began = now;
  let nextId = 1;
  const timers = new Map<number, { at: number; work: () => void }>();
  performance.now = () => now;
  Date.now = () => startedAt + now - began;
  globalThis.setTimeout = ((work: () => void, ms = 0) => {
    timers.set(nextId, { at: now + Math.max(1, ms), work });
    return nextId++;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = (id) => void timers.delete(Number(id));

  Object.assign(globalThis, {
    simulation: {
      /** @returns how long its timers kept the page busy, ms. */
      run(seconds: number) {
        const until = now + seconds * 1000;
        let busy = 0;
        for (;;) {
          let next: [number, { at: number; work: () => void }] | undefined;
          for (const timer of timers) if (!next || timer[1].at < next[1].at) next = timer;
          if (!next || next[1].at > until) break;
          timers.delete(next[0]);
          now = Math.max(now, next[1].at);
          const since = realNow();
          next[1].work();
          busy += realNow() - since;
        }
        now = until;
        return { busy };
      },
    },
  });
}

test("An hour of playing costs under half a percent of a core, and leaves nothing behind in memory", async ({ lab, page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(stubTime);
  await page.goto(`${lab.server.url}/lab/player.html`);
  await page.evaluate(async () => {
    // An element that plays for an hour by the page's clock; the SDK looks at it as at any other.
    const video = document.querySelector("video")!;
    const since = performance.now();
    const says = (name: string, get: () => unknown) => Object.defineProperty(video, name, { configurable: true, get });
    says("currentTime", () => (performance.now() - since) / 1000);
    says("duration", () => 10_800);
    says("paused", () => false);
    says("readyState", () => 4);
    says("videoWidth", () => 640);
    says("videoHeight", () => 360);
    says("requestVideoFrameCallback", () => undefined);
    says("getVideoPlaybackQuality", () => () => ({ droppedVideoFrames: 0, totalVideoFrames: Math.floor((performance.now() - since) / 40) }));
    const { init } = (await import("/demo/sdk/openqoe.mjs" as string)) as { init(options: object): { attach(player: object): object } };
    const qoe = init({ endpointUrl: "/v1/events", playerId: "cost" });
    Object.assign(globalThis, { qoe, handle: qoe.attach(video) });
    video.dispatchEvent(new Event("play"));
  });
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    // Twice: the first lets go of compiled code that is not in use, the second collects it.
    for (let i = 0; i < 2; i++) await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize;
  };

  // The first hour fills what has its bounds: compiled code, and the browser's list of the last 250 requests.
  await play(HOUR);
  // Collecting has code compiled again: the first look at the heap is of another state than those that follow.
  await heap();
  await play(QUARTER);
  let busy = 0;
  const heaps: number[] = [];
  const before = await session.send("Performance.enable", { timeDomain: "threadTicks" }).then(() => taskTime());
  for (let quarter = 0; quarter < 4; quarter++) {
    busy += await play(QUARTER);
    heaps.push(await heap());
  }
  const all = (await taskTime()) - before;
  console.log(`an hour after another: timers ${busy.toFixed(0)} ms, all of the page ${(all * 1000).toFixed(0)} ms, ${lab.server.events.length} events in ${lab.server.posts.length} posts`);
  console.log(`heap after each quarter: ${heaps.map((size) => (size / 1024).toFixed(0)).join(", ")} KiB`);

  expect(lab.server.events.filter((event) => event.event_type === "heartbeat").length).toBeGreaterThan((2 * HOUR) / 10 - 20);
  expect((heaps[3] ?? NaN) - (heaps[0] ?? NaN)).toBeLessThan(NOISE);
  // The page's whole time of the processor, posts and the simulation's own work included, is the SDK's at most.
  expect(all / HOUR).toBeLessThan(SHARE);
  expect(busy / 1000 / HOUR).toBeLessThan(SHARE);

  /** In steps of a heartbeat, so that what is sent can be answered. @returns how long timers kept the page busy, ms. */
  async function play(seconds: number): Promise<number> {
    let spent = 0;
    for (let second = 0; second < seconds; second += 10) {
      spent += await page.evaluate(async () => {
        const step = (globalThis as unknown as Simulation).simulation.run(10);
        await new Promise<void>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(undefined);
        });
        return step.busy;
      });
    }
    return spent;
  }

  async function taskTime(): Promise<number> {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN;
  }
});

test("In twenty seconds of playing no work of the SDK takes longer than 50 ms", async ({ lab, page }) => {
  await lab.prepare("hls17");
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLING });
  await lab.start({ options: { heartbeatInterval: 1000, batchInterval: 1000 } });
  await session.send("Profiler.start");
  await lab.tell("play");
  await lab.playPast(5);
  await lab.tell("seek", 30);
  await lab.playPast(44);
  const { profile } = await session.send("Profiler.stop");
  await lab.leave();

  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const inSdk = (id: number | undefined): boolean => id !== undefined && ((nodes.get(id)?.callFrame.url.includes("/demo/sdk/") ?? false) || inSdk(parents.get(id)));
  // Samples in a row in which the SDK is at work, or is called by what is: as long as it keeps the page waiting at once.
  let longest = 0;
  let current = 0;
  let total = 0;
  for (const [i, id] of (profile.samples ?? []).entries()) {
    // Of a machine with other things to do: while the page is not being run there are no samples, and what was sampled last did not work on.
    const took = Math.min(2 * SAMPLING, profile.timeDeltas?.[i] ?? 0) / 1000;
    current = inSdk(id) ? current + took : 0;
    total += inSdk(id) ? took : 0;
    longest = Math.max(longest, current);
  }
  console.log(`longest work of the SDK ${longest.toFixed(1)} ms, all ${total.toFixed(0)} ms of 20 s`);
  expect(profile.samples?.length).toBeGreaterThan(1000);
  expect(total, "the profiler has seen it").toBeGreaterThan(0);
  expect(longest).toBeLessThan(50);
});
