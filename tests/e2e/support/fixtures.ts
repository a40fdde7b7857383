import { expect, test as base, type APIRequestContext, type Page } from "@playwright/test";
import { CollectingServer, type WireEvent } from "./collecting-server.ts";
import { deriveTruth, type Truth } from "./truth.ts";
import { recordTruth, type Recorder } from "./truth-recorder.ts";

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

  /** Whether the browser got too little of the machine for its frames to be a truth to compare with. */
  async starved(): Promise<boolean> {
    return this.page.evaluate(() => (globalThis as unknown as { recorder: Recorder }).recorder.read().starved.length > 0);
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

/** Watches and compares, and once again, at most three times, after a failure where there was no truth to compare with. */
export async function unlessStarved(demo: Demo, watch: () => Promise<void>): Promise<void> {
  for (let left = 3; ; left--) {
    try {
      return await watch();
    } catch (failure) {
      if (left === 0 || !(await demo.starved())) throw failure;
      console.log(`THE BROWSER STARVED, watched once again after: ${(failure as Error).message}`);
      demo.server?.network.reset();
    }
  }
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
