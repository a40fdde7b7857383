import { expect, test as base, type APIRequestContext, type Page } from "@playwright/test";
import { CollectingServer, type WireEvent } from "./collecting-server.ts";
import type { Network } from "./network.ts";
import { deriveTruth, type Truth } from "./truth.ts";
import { recordTruth, type Recorder, type Starved } from "./truth-recorder.ts";

/** Milliseconds that a stand may be off. */
const STAND_EDGE = 100;

/** The demo page in a real browser. */
export class Demo {
  constructor(
    readonly page: Page,
    readonly url: string,
    /** Absent when a real service is under test: what arrives there is that service's affair. */
    readonly server: CollectingServer | undefined,
  ) {}

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/demo/index.html${query}`);
    await this.page.evaluate(recordTruth);
  }

  /** What the SDK reported so far, as the page heard it. */
  async events(type?: string): Promise<WireEvent[]> {
    const all = await this.page.evaluate(() => (globalThis as unknown as { qoeEvents: WireEvent[] }).qoeEvents);
    return type === undefined ? all : all.filter((event) => event.event_type === type);
  }

  async truth(): Promise<Truth> {
    return deriveTruth(await this.page.evaluate(() => (globalThis as unknown as { recorder: Recorder }).recorder.read()));
  }

  async starved(): Promise<readonly Starved[]> {
    return this.page.evaluate(() => (globalThis as unknown as { recorder: Recorder }).recorder.read().starved);
  }

  async play(): Promise<void> {
    await this.page.locator("#play").click();
  }

  async position(): Promise<number> {
    return this.page.evaluate(() => document.querySelector("video")?.currentTime ?? 0);
  }

  /** Waits until the playhead has passed a position, in seconds. */
  async playPast(position: number): Promise<void> {
    const reached = (wanted: number) => (document.querySelector("video")?.currentTime ?? 0) >= wanted;
    await this.page.waitForFunction(reached, position, { timeout: 60_000, polling: 50 });
  }

  /** How many ends of a player's views a real service has counted so far. */
  async endsCounted(request: APIRequestContext, player: string): Promise<number> {
    const metrics = await (await request.get(`${this.url}/metrics`)).text();
    const samples = [...metrics.matchAll(/^openqoe_events_total\{([^}]*)\} (\S+)/gm)];
    const ends = samples.filter(([, labels]) => labels?.includes('event_type="viewend"') && labels.includes(`player_id="${player}"`));
    return ends.reduce((total, [, , value]) => total + Number(value), 0);
  }

  /** Makes the view end, and returns all that was reported of it, from the page's point of view. */
  async endView(): Promise<WireEvent[]> {
    await this.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    return this.events();
  }
}

export const test = base.extend<{ demo: Demo }>({
  demo: async ({ page }, use) => {
    const given = process.env["OPENQOE_URL"];
    const server = given ? undefined : await CollectingServer.start();
    await use(new Demo(page, given?.replace(/\/$/, "") ?? server?.url ?? "", server));
    await server?.stop();
  },
});
export { expect };

/** The types in their order, but for what time and a busy machine bring: heartbeats, and stalls that are real. */
export function story(events: readonly WireEvent[]): string[] {
  return events.map(({ event_type }) => event_type).filter((type) => !["heartbeat", "stall_start", "stall_end"].includes(type));
}

/**
 * Watches and compares, and once again, at most three times, after a failure of a watch that starved. Whoever starves the browser makes frames
 * come late that the playhead is long past, and without its server it stalls: there is no truth to compare with.
 * @param watch fails where what was told is not what was seen.
 * @param starved asked after a failure: when the browser starved.
 */
export async function unlessStarved(network: Network | undefined, watch: () => Promise<void>, starved: () => Promise<readonly Starved[]>): Promise<void> {
  test.setTimeout(480_000);
  for (let left = 3; ; left--) {
    const server = watchForPauses();
    try {
      return await watch().finally(() => server.stop());
    } catch (failure) {
      const late = [...server.pauses, ...(await starved())];
      if (left === 0 || late.length === 0) throw failure;
      console.log(`STARVED (${JSON.stringify(late.slice(0, 5))}), watched once again after: ${(failure as Error).message}`);
      network?.reset();
    }
  }
}

/** Notes when this process, which serves the media, did not run. */
function watchForPauses(): { pauses: Starved[]; stop(): void } {
  const tick = 50;
  const pauses: Starved[] = [];
  let at = performance.now();
  const timer = setInterval(() => {
    const late = performance.now() - at - tick;
    if (late > tick) pauses.push({ at, timer: late });
    at = performance.now();
  }, tick);
  return { pauses, stop: () => clearInterval(timer) };
}

/** No stall may be reported that was none: the busiest machine only makes real ones, of which one frame on the way can make two. */
export function expectNoneInvented(events: readonly WireEvent[], truth: Truth): void {
  const stalls = events.filter((event) => event.event_type === "stall_end");
  const stood = truth.stands.reduce((total, ms) => total + ms, 0);
  expect(sum(stalls, "stall_duration"), `stalls reported, against ${truth.stands.join(", ")} ms stood`).toBeLessThanOrEqual(stood + STAND_EDGE * stalls.length);
}

export function sum(events: readonly WireEvent[], field: string): number {
  return events.reduce((total, { data }) => total + Number(data[field] ?? 0), 0);
}
