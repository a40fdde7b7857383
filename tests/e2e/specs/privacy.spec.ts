import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { CollectingServer, type WireEvent } from "../support/collecting-server.ts";
import { expect, test as base } from "../support/fixtures.ts";

// What is stored and sent, in pages of the test's own that are answered by a server of its own.
const test = base.extend<{ server: CollectingServer }>({
  server: async ({}, use) => {
    const server = await CollectingServer.start();
    await use(server);
    await server.stop();
  },
});

interface Heard {
  qoe: { attach(player: HTMLMediaElement, video?: object): object; destroy(): void };
  heard: WireEvent[];
}

/** A page that holds nothing but a video and the SDK: a file shown as text, of which only the origin stays. */
async function open(page: Page, url: string, options: object = {}): Promise<void> {
  await page.goto(`${url}/demo/demo.css`);
  await page.evaluate(async (given) => {
    const { init } = (await import("/demo/sdk/openqoe.mjs" as string)) as { init(options: object): Heard["qoe"] };
    const heard: WireEvent[] = [];
    const onEvent = (event: WireEvent) => heard.push(event);
    const qoe = init({ endpointUrl: "/v1/events", playerId: "privacy", batchInterval: 100, onEvent, ...given });
    Object.assign(globalThis, { qoe, heard });
    const video = document.createElement("video");
    Object.assign(video, { muted: true, src: "/demo/media/sample.mp4" });
    document.body.replaceChildren(video);
    qoe.attach(video);
  }, options);
}

async function play(page: Page, past = 0.5): Promise<void> {
  await page.evaluate(() => document.querySelector("video")!.play());
  await page.waitForFunction((wanted) => document.querySelector("video")!.currentTime > wanted, past, { timeout: 60_000 });
}

/** Plays a little, ends the view, and returns what arrived once it is all there. */
async function watch(page: Page, server: CollectingServer): Promise<WireEvent[]> {
  await play(page);
  const view = await page.evaluate(() => {
    const { qoe, heard } = globalThis as unknown as Heard;
    qoe.destroy();
    return heard.at(-1)?.view_id;
  });
  const arrived = () => server.events.filter((event) => event.view_id === view);
  await expect.poll(() => arrived().at(-1)?.event_type, { timeout: 30_000 }).toBe("viewend");
  return arrived();
}

/** The one value that all events have. */
function only(events: readonly WireEvent[], field: "viewer_id" | "session_id"): string {
  const values = new Set(events.map((event) => String((event as unknown as Record<string, unknown>)[field])));
  expect(values.size, `different ${field}s`).toBe(1);
  return [...values][0] ?? "";
}

async function stored(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => ({
    cookies: document.cookie.length,
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
}

const NOTHING = { cookies: 0, localStorage: 0, sessionStorage: 0, databases: 0, caches: 0 };

test("A viewer who is nobody leaves nothing on the device, and no two views are linked by a viewer", async ({ page, context, server }) => {
  await open(page, server.url, { viewer: "off" });
  const first = await watch(page, server);
  expect(await stored(page)).toEqual(NOTHING);
  expect(await context.cookies()).toEqual([]);
  await open(page, server.url, { viewer: "off" });
  const second = await watch(page, server);
  expect(only(first, "viewer_id")).toMatch(/^[0-9a-f]{64}$/);
  expect(only(second, "viewer_id")).not.toBe(only(first, "viewer_id"));
  expect(only(second, "session_id")).not.toBe(only(first, "session_id"));
});

test("A session goes on over the pages of a tab, and leaves only its own entry", async ({ page, context, server }) => {
  await open(page, server.url);
  const first = await watch(page, server);
  expect(await stored(page)).toEqual({ ...NOTHING, sessionStorage: 1 });
  await open(page, server.url);
  const second = await watch(page, server);
  expect(second[0]?.view_id).not.toBe(first[0]?.view_id);
  for (const field of ["session_id", "viewer_id"] as const) expect(only(second, field)).toBe(only(first, field));

  const other = await context.newPage();
  await open(other, server.url);
  const third = await watch(other, server);
  for (const field of ["session_id", "viewer_id"] as const) expect(only(third, field)).not.toBe(only(first, field));
});

test("A persistent viewer is the same one in another tab, whose session is another", async ({ page, context, server }) => {
  await open(page, server.url, { viewer: "persistent" });
  const first = await watch(page, server);
  const other = await context.newPage();
  await open(other, server.url, { viewer: "persistent" });
  const second = await watch(other, server);
  expect(only(second, "viewer_id")).toBe(only(first, "viewer_id"));
  expect(only(second, "session_id")).not.toBe(only(first, "session_id"));
  expect(await stored(page)).toEqual({ ...NOTHING, localStorage: 1, sessionStorage: 1 });
});

test("The page's own id of a viewer arrives as its SHA-256, and nowhere as it is", async ({ page, server }) => {
  await open(page, server.url, { viewerId: "someone@example.com", hashSalt: "pepper" });
  const events = await watch(page, server);
  expect(only(events, "viewer_id")).toBe(createHash("sha256").update("someone@example.compepper").digest("hex"));
  expect(JSON.stringify(server.posts)).not.toContain("someone");
});

/** Makes hashing last until the page says `hash()`. */
async function holdHashes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    const allowed = new Promise<void>((allow) => Object.assign(globalThis, { hash: allow }));
    crypto.subtle.digest = (...given: Parameters<typeof digest>) => allowed.then(() => digest(...given));
  });
}

test("What happens while the id is hashed waits, and keeps its time and order", async ({ page, server }) => {
  await holdHashes(page);
  await open(page, server.url, { viewerId: "someone" });
  await play(page, 1.5);
  expect(await page.evaluate(() => (globalThis as unknown as Heard).heard.length)).toBe(0);
  expect(server.posts).toEqual([]);
  const released = await page.evaluate(() => {
    (globalThis as unknown as { hash(): void }).hash();
    return Date.now();
  });
  const events = await watch(page, server);
  expect(only(events, "viewer_id")).toBe(createHash("sha256").update("someone").digest("hex"));
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i));
  const playing = events.find((event) => event.event_type === "playing");
  expect(playing?.event_time).toBeLessThan(released - 1000);
});

test("A page that goes before the id is hashed tells what it has, with a random one", async ({ page, server }) => {
  await holdHashes(page);
  await open(page, server.url, { viewerId: "someone" });
  await play(page);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => server.events.at(-1)?.event_type).toBe("viewend");
  expect(only(server.events, "viewer_id")).toMatch(/^[0-9a-f]{64}$/);
  expect(only(server.events, "viewer_id")).not.toBe(createHash("sha256").update("someone").digest("hex"));
  expect(server.events.map((event) => event.seq)).toEqual(server.events.map((_, i) => i));
});

/** A browser for which plain.test is this machine, whose pages it trusts less than those of 127.0.0.1. */
async function onPlainHttp(visit: (context: BrowserContext) => Promise<void>, info: { project: { use: { launchOptions?: object } } }): Promise<void> {
  const options = info.project.use.launchOptions as { args: string[]; executablePath: string };
  const args = [...options.args, "--host-resolver-rules=MAP plain.test 127.0.0.1", "--no-proxy-server"];
  const browser = await chromium.launch({ ...options, args });
  try {
    await visit(await browser.newContext());
  } finally {
    await browser.close();
  }
}

test("On plain http a viewer's id is random, and nothing goes wrong", async ({ server }, info) => {
  await onPlainHttp(async (context) => {
    const page = await context.newPage();
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    const url = server.url.replace("127.0.0.1", "plain.test");
    await open(page, url, { viewerId: "someone" });
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, "undefined"]);
    const events = await watch(page, server);
    expect(only(events, "viewer_id")).toMatch(/^[0-9a-f]{64}$/);
    expect(only(events, "viewer_id")).not.toBe(createHash("sha256").update("someone").digest("hex"));
    expect(JSON.stringify(server.posts)).not.toContain("someone");
    expect(errors).toEqual([]);
  }, info);
});

for (const [why, says, options] of [
  ["Global Privacy Control", { globalPrivacyControl: true }, {}],
  ["Do Not Track, where the page respects it,", { doNotTrack: "1" }, { respectDoNotTrack: true }],
  ["A sampling rate of 0", {}, { samplingRate: 0 }],
] as const) {
  test(`${why} lets nothing be sent, stored or observed`, async ({ page, server }) => {
    const posts: string[] = [];
    page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
    await page.addInitScript((properties) => {
      for (const [name, value] of Object.entries(properties)) Object.defineProperty(navigator, name, { get: () => value });
    }, says);
    await open(page, server.url, options);
    await play(page, 2);
    const heard = await page.evaluate(() => {
      const { qoe, heard } = globalThis as unknown as Heard;
      qoe.destroy();
      return heard.length;
    });
    expect(heard).toBe(0);
    expect(await stored(page)).toEqual(NOTHING);
    await page.goto("about:blank");
    expect(posts).toEqual([]);
    expect(server.posts).toEqual([]);
  });
}

test("Do Not Track alone does not stop a page that was not asked to respect it", async ({ page, server }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "doNotTrack", { get: () => "1" }));
  await open(page, server.url);
  expect((await watch(page, server)).length).toBeGreaterThan(0);
});

test("Whatever a browser sends is in the list of the documentation", async ({ page, server }) => {
  const options = { cdn: { "127.0.0.1": "here" }, custom: { plan: "free" }, env: "dev" };
  await open(page, server.url, options);
  const events = await watch(page, server);
  const text = readFileSync(new URL("../../../docs/privacy.md", import.meta.url), "utf8");
  const listed = [...text.matchAll(/^\| `([\w.*]+)` \|/gm)].map(([, field]) => field);
  const fields = (value: unknown, path: string): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => fields(inner, path ? `${path}.${path === "custom" ? "*" : name}` : name))
      : [path];
  const sent = new Set(events.flatMap((event) => fields(event, "")));
  expect([...sent].filter((field) => !listed.includes(field))).toEqual([]);
  expect([...sent]).toEqual(expect.arrayContaining(["cdn.provider", "custom.*", "env", "viewer_id"]));
});
