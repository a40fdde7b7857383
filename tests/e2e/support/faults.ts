import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { FaultyService, nameOf } from "./faulty-service.ts";

interface Site {
  handle: { error(error: object): void; detach(): void };
  qoe: { attach(player: Element): Site["handle"] };
  /** Errors told so far. */
  reported?: number;
  heard: { view_id: string; seq: number; event_type: string; data: Record<string, unknown> }[];
}

/** A page of the site with the SDK in it, and what it must not see of that. */
export class Tab {
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    // What the browser says of a request that failed is its own affair.
    page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load resource") && this.complaints.push(message.text()));
  }

  static async open(page: Page, url: string, options: object): Promise<Tab> {
    const tab = new Tab(page);
    await page.goto(url);
    await page.evaluate(async (given) => {
      const { init } = (await import("/openqoe.mjs" as string)) as { init(options: object): Site["qoe"] };
      const heard: Site["heard"] = [];
      const onEvent = (event: Site["heard"][number]) => void heard.push(event);
      const qoe = init({ endpointUrl: "/v1/events", playerId: "faults", batchInterval: 200, debug: true, onEvent, ...given });
      Object.assign(globalThis, { qoe, heard });
    }, options);
    await tab.attach();
    return tab;
  }

  /** Begins a view. There is nothing to play, but a view it is. */
  async attach(): Promise<void> {
    await this.page.evaluate(async () => {
      const video = document.querySelector("video") as HTMLVideoElement;
      const site = globalThis as unknown as Site;
      site.handle = site.qoe.attach(video);
      const began = new Promise((play) => video.addEventListener("play", play, { once: true }));
      // Another view of the same element needs another instruction.
      video.pause();
      video.play().catch(() => undefined);
      await began;
    });
  }

  /** Makes events, as many at once as are asked for. */
  async report(count: number): Promise<void> {
    await this.page.evaluate((times) => {
      const site = globalThis as unknown as Site;
      // Another error each time: a view tells the same one only so often.
      for (let i = 0; i < times; i++) site.handle.error({ family: "network", code: (site.reported = (site.reported ?? 0) + 1), message: "of the test", fatal: false });
    }, count);
  }

  /** How many events the page heard of: read at little cost to it. */
  async count(): Promise<number> {
    return this.page.evaluate(() => (globalThis as unknown as Site).heard.length);
  }

  /** The names of the events that the page heard of. */
  async heard(): Promise<string[]> {
    return (await this.events()).map(nameOf);
  }

  async events(): Promise<Site["heard"]> {
    return this.page.evaluate(() => (globalThis as unknown as Site).heard);
  }

  async detach(): Promise<void> {
    await this.page.evaluate(() => (globalThis as unknown as Site).handle.detach());
  }

  /** What is on the shelf of the site's tabs. */
  async shelf(): Promise<{ events: string; count: number }[]> {
    return this.page.evaluate(async () => {
      const [info] = await indexedDB.databases();
      if (!info?.name) return [];
      const database = await new Promise<IDBDatabase>((opened) => {
        const request = indexedDB.open(info.name as string);
        request.onsuccess = () => opened(request.result);
      });
      const all = database.transaction("batches").objectStore("batches").getAll();
      await new Promise((read) => (all.onsuccess = read));
      database.close();
      return all.result as { events: string; count: number }[];
    });
  }

  /** Takes the page's process away without a word. */
  async kill(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const crashed = this.page.waitForEvent("crash");
    void session.send("Page.crash").catch(() => undefined);
    await crashed;
  }
}

/** A site whose service fails, and the tabs that show it. */
export class Faults {
  readonly tabs: Tab[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly service: FaultyService,
  ) {}

  async open(options: object = {}, url = this.service.url): Promise<Tab> {
    const tab = await Tab.open(await this.context.newPage(), url, options);
    this.tabs.push(tab);
    return tab;
  }

  /** Waits until the service has exactly these events, each once by its own count. */
  async expectAccepted(heard: readonly string[], timeout = 30_000): Promise<void> {
    await expect.poll(() => this.service.accepted.length, { timeout }).toBeGreaterThanOrEqual(heard.length);
    expect(this.service.accepted).toEqual([...heard].sort());
  }

  async waitForTries(count: number): Promise<void> {
    await expect.poll(() => this.service.tries.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  }
}

export const test = base.extend<{ faults: Faults }>({
  faults: async ({ context }, use) => {
    const service = await FaultyService.start();
    const faults = new Faults(context, service);
    await use(faults);
    for (const { complaints } of faults.tabs) expect(complaints, "what the page saw of the SDK").toEqual([]);
    expect(service.together, "batches posted twice at once").toEqual([]);
    await service.stop();
  },
});
export { expect };
