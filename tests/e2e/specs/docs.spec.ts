import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { CollectingServer, type WireEvent } from "../support/collecting-server.ts";
import { snippetsOf, toPage, type Snippet } from "../support/snippets.ts";

const HLS = new URL("../node_modules/hls17/dist/hls.min.js", import.meta.url);
/** All that the SDK needs of a page's policy; the snippets' inline scripts are the page's own. */
const POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self'; media-src 'self'";

const snippets = snippetsOf("docs/sdk-integration.md");

test("The page shows every player, as a module and by script tag", () => {
  expect(new Set(snippets.map((snippet) => snippet.player))).toEqual(new Set(["html5", "hlsjs", "dashjs", "shaka", "videojs"]));
  expect(new Set(snippets.map((snippet) => snippet.language))).toEqual(new Set(["html", "js"]));
});

for (const snippet of snippets) {
  const { line, language, player, also } = snippet;
  test(`The snippet of docs/sdk-integration.md:${line} works (${language}, ${player}${also && `, ${also}`})`, async ({ page }) => {
    const server = await CollectingServer.start();
    const failures: Error[] = [];
    page.on("pageerror", (error) => failures.push(error));
    await open(page, snippet, server.url);
    await play(page, 3);
    if (also === "preroll") await skipAdvertisement(page);
    if (also === "twice") {
      await page.evaluate(() => document.querySelector("video")?.pause());
      await play(page, 1);
    }
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    const ends = also === "twice" ? 2 : 1;
    await expect.poll(() => viewsComplete(server.events)).toBe(ends);

    expect(failures).toEqual([]);
    expectView(server.events, snippet);
    await server.stop();
  });
}

async function open(page: Page, snippet: Snippet, url: string): Promise<void> {
  const body = await toPage(snippet, url);
  const headers = snippet.player === "html5" ? { "Content-Security-Policy": POLICY } : {};
  await page.route(`${url}/docs/snippet`, (route) => route.fulfill({ contentType: "text/html", body, headers }));
  await page.route(`${url}/docs/hls.js/dist/hls.min.js`, (route) => route.fulfill({ contentType: "text/javascript", body: readFileSync(HLS, "utf8") }));
  await page.goto(`${url}/docs/snippet`);
}

/** As the viewer does: once there is something to play. */
async function play(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction(() => (document.querySelector("video")?.readyState ?? 0) > 0, undefined, { timeout: 60_000 });
  const from = await page.evaluate(async () => {
    const video = document.querySelector("video");
    await video?.play();
    return video?.currentTime ?? 0;
  });
  await playPast(page, from + seconds);
}

async function playPast(page: Page, position: number): Promise<void> {
  const reached = (wanted: number) => (document.querySelector("video")?.currentTime ?? 0) >= wanted;
  await page.waitForFunction(reached, position, { timeout: 60_000, polling: 50 });
}

/** Goes to the advertisement's end, and sees three seconds of the film. */
async function skipAdvertisement(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const video = document.querySelector("video");
    if (!video) return;
    const over = new Promise((resolve) => video.addEventListener("ended", resolve, { once: true }));
    const film = new Promise((resolve) => video.addEventListener("emptied", resolve, { once: true }));
    video.currentTime = video.duration - 0.5;
    await over;
    await film;
  });
  await playPast(page, 3);
}

/** Views of which all has arrived: what leaves last may arrive first. */
function viewsComplete(events: readonly WireEvent[]): number {
  const ends = events.filter((event) => event.event_type === "viewend");
  return ends.filter((end) => events.filter((event) => event.view_id === end.view_id).length === end.seq + 1).length;
}

function expectView(events: readonly WireEvent[], { player, also }: Snippet): void {
  const of = (type: string) => events.filter((event) => event.event_type === type).sort((a, b) => a.event_time - b.event_time);
  const names = new Set(events.map((event) => (event as WireEvent & { player: { name: string } }).player.name));
  expect([...names]).toEqual([player]);
  const [start] = of("playing");
  expect(start?.data["video_startup_time"]).toBeGreaterThan(0);
  for (const end of of("viewend")) expect(end.data["outcome"]).toBe("played");
  expect(of("viewend")[0]?.data["playing_time"]).toBeGreaterThan(2000);
  expect(of("viewstart")[0]?.video).toMatchObject({ id: "42" });

  if (also === "preroll") expect(of("viewstart")[0]?.data["preroll_requested"]).toBe(true);
  if (also === "error") expect(of("error")[0]?.data).toMatchObject({ error_family: "business", error_code: "concurrency", fatal: false });
  if (also === "twice") expect(of("viewend").map((event) => (event.video as { id: string }).id)).toEqual(["42", "43"]);
  if (also !== "error") expect(of("error")).toEqual([]);
}
