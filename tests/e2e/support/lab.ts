import { test as base, type Page } from "@playwright/test";
import { CollectingServer, type WireEvent } from "./collecting-server.ts";
import { countListeners, type Listeners } from "./listeners.ts";
import { recordTruth, type Recorder, type Recording } from "./truth-recorder.ts";

/** Packages of tests/e2e that the lab can load, newest first of each kind; html5 is none. */
export const PLAYERS = ["html5", "hls17", "dashjs5", "shaka5", "video.js", "hls16", "hls15", "dashjs4", "shaka4"] as const;
export type PlayerName = (typeof PLAYERS)[number];

interface Driver {
  play(): unknown;
  pause(): unknown;
  seek(position: number): unknown;
  load(url: string): unknown;
  switchTo(end: "lowest" | "highest"): unknown;
  auto(): unknown;
  destroy(): unknown;
  date(): number | undefined;
  readonly sources: Readonly<Record<string, string>>;
  readonly player: object;
}

/** What pages/lab.js leaves in the page. */
export interface LabPage {
  readonly lab: {
    readonly events: WireEvent[];
    readonly video: HTMLVideoElement;
    readonly driver: Driver;
    readonly handle: { detach(): void };
    start(options: object): Promise<void>;
    add(player: string): Promise<{ video: HTMLVideoElement; driver: Driver; handle: { detach(): void } }>;
  };
  readonly recorder: Recorder;
  readonly listeners: Listeners;
}

export interface LabOptions {
  /** Address of the media, or the name of one the player knows: `vod` (default) or `live`. */
  readonly source?: string;
  readonly autoplay?: boolean;
  /** Of init(). */
  readonly options?: object;
  /** Of attach(). */
  readonly info?: object;
}

/** A page with one player, driven the same way whichever it is. */
export class Lab {
  constructor(
    readonly page: Page,
    readonly server: CollectingServer,
  ) {}

  async open(player: PlayerName, options: LabOptions = {}): Promise<void> {
    await this.prepare(player);
    await this.start(options);
  }

  /** Up to where the test can still put something into the page before the player is made. */
  async prepare(player: PlayerName): Promise<void> {
    await this.page.goto(`${this.server.url}/lab/player.html?player=${player}`);
    await this.page.waitForFunction(() => "lab" in globalThis);
    await this.page.evaluate(recordTruth);
    await this.page.evaluate(countListeners);
  }

  /** Ends when the player knows what there is to play. */
  async start(options: LabOptions = {}): Promise<void> {
    await this.page.evaluate((given) => (globalThis as unknown as LabPage).lab.start(given), options);
  }

  /** Has the driver do something; not waited for, since players answer when they like. */
  async tell<M extends "play" | "pause" | "seek" | "load" | "switchTo" | "auto" | "destroy">(method: M, ...given: Parameters<Driver[M]>): Promise<void> {
    await this.page.evaluate(
      ([name, args]) => {
        const driver = (globalThis as unknown as LabPage).lab.driver as unknown as Record<string, (...args: unknown[]) => unknown>;
        Promise.resolve(driver[name]?.(...args)).catch((error: unknown) => console.info(String(error)));
      },
      [method, given as unknown[]] as const,
    );
  }

  async playPast(position: number): Promise<void> {
    await this.page.waitForFunction((wanted) => (globalThis as unknown as LabPage).lab.video.currentTime >= wanted, position, { timeout: 60_000, polling: 50 });
  }

  /** Waits until the playhead has stood for so long. */
  async standsFor(ms: number): Promise<void> {
    await this.page.evaluate(async (wanted) => {
      const { video } = (globalThis as unknown as LabPage).lab;
      let since = performance.now();
      for (let last = video.currentTime; performance.now() - since < wanted; ) {
        await new Promise(requestAnimationFrame);
        if (video.currentTime !== last) since = performance.now();
        last = video.currentTime;
      }
    }, ms);
  }

  async position(): Promise<number> {
    return this.page.evaluate(() => (globalThis as unknown as LabPage).lab.video.currentTime);
  }

  /** Waits until the SDK has reported so many of a type. */
  async reports(type: string, count = 1): Promise<WireEvent[]> {
    const enough = ([wanted, number]: readonly [string, number]) =>
      (globalThis as unknown as LabPage).lab.events.filter((event) => event.event_type === wanted).length >= number;
    await this.page.waitForFunction(enough, [type, count] as const, { timeout: 40_000, polling: 50 });
    return this.events(type);
  }

  /** Waits until frames of that height are shown. */
  async shows(height: number): Promise<void> {
    await this.page.waitForFunction((wanted) => (globalThis as unknown as LabPage).lab.video.videoHeight === wanted, height, { timeout: 60_000, polling: 50 });
  }

  /** What the SDK reported so far, as the page heard it. */
  async events(type?: string): Promise<WireEvent[]> {
    const all = await this.page.evaluate(() => (globalThis as unknown as LabPage).lab.events);
    return type === undefined ? all : all.filter((event) => event.event_type === type);
  }

  /** Ends the truth and the view in the same instant. */
  async leave(): Promise<{ recording: Recording; events: WireEvent[] }> {
    const recording = await this.page.evaluate(() => {
      const { lab, recorder } = globalThis as unknown as LabPage;
      const recorded = recorder.read();
      lab.handle.detach();
      return recorded;
    });
    return { recording, events: await this.events() };
  }
}

export const test = base.extend<{ lab: Lab }>({
  lab: async ({ page }, use, info) => {
    info.skip(Boolean(process.env["OPENQOE_URL"]), "needs the test's own server");
    const server = await CollectingServer.start();
    await use(new Lab(page, server));
    await server.stop();
  },
});
