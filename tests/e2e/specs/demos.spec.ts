import type { Page } from "@playwright/test";
import type { WireEvent } from "../support/collecting-server.ts";
import { expect, test, type Demo } from "../support/fixtures.ts";

// Every demo page as somebody uses it who tries all its buttons.
const PAGES = ["index", "hls", "dash", "shaka", "videojs"];
/** Enough for a machine that does other things, too. */
const PATIENCE = { timeout: 60_000 };

for (const file of PAGES) {
  test(`The page ${file} plays, seeks, switches, stalls and fails by its buttons, and shows what was derived`, async ({ demo }, info) => {
    test.setTimeout(300_000);
    const { page } = demo;
    const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
    const complaints = listen(page);
    await page.goto(`${demo.url}/demo/${file}.html`);
    await shot("opened");

    await press(demo, "play");
    await demo.playPast(2);
    const playing = await first(demo, "playing");
    await expect(number(page, "startUp")).toHaveText(`${playing.data["video_startup_time"]} ms`);
    await expect(page.locator("#state")).toHaveText("playing");
    // The queue leaves by itself after five seconds, and the lines of its events are ticked then.
    await expect(page.locator('#events li[data-type="playing"]')).toHaveAttribute("data-mark", "sent", PATIENCE);
    await expect(page.locator('#batches li[data-answer="taken"]').first()).toContainText("202");
    await shot("playing");

    await press(demo, "seek");
    const seek = await first(demo, "seek");
    await expect(number(page, "seeks")).toHaveText("1");
    await expect(number(page, "seekLatency")).toHaveText(`${seek.data["seek_latency"]} ms`);

    if (file !== "index") {
      await switchByHand(demo);
      await expect(async () => {
        const changes = await demo.events("quality_change");
        const { width, height } = changes.at(-1)!.data["new_resolution"] as { width: number; height: number };
        expect(await number(page, "switches").textContent()).toBe(String(changes.length));
        expect(await number(page, "resolution").textContent()).toBe(`${width}×${height}`);
      }).toPass(PATIENCE);
      await expect(number(page, "bitrate")).toHaveText(/^\d+ kbit\/s$/);
      await shot("switched");
    } else {
      await expect(page.locator("#switch")).toBeHidden();
    }

    await keepFilm(demo);
    await press(demo, "throttle");
    const stall = await first(demo, "stall_start", (event) => event.data["cause"] === "network");
    await expect(number(page, "causes")).toContainText("network");
    await shot("stalled");
    await press(demo, "throttle");
    await first(demo, "stall_end", (event) => event.view_id === stall.view_id && event.seq > stall.seq);
    await expect(number(page, "rebuffering")).toHaveText(/^\d+\.\d\d s$/);

    await press(demo, "error");
    // A player may give up what comes too slowly.
    const error = await first(demo, "error", (event) => event.data["fatal"] === true && event.view_id !== stall.view_id);
    const end = await first(demo, "viewend", (event) => event.view_id === error.view_id);
    expect(end.data["outcome"]).toBe("start_failed");
    await expect(number(page, "outcome")).toHaveText("start failed");
    await expect(page.locator("#state")).toHaveText("failed");
    await shot("failed");

    await press(demo, "reload");
    await first(demo, "playing", (event) => event.view_id !== error.view_id && event.event_time > error.event_time);
    await expect(page.locator("#state")).toHaveText("playing");
    expect(complaints).toEqual([]);
  });
}

test("The numbers can be put out of the way, by keyboard too, and brought back", async ({ demo }) => {
  const { page } = demo;
  await page.goto(`${demo.url}/demo/`);
  const toggle = page.getByRole("button", { name: "Hide numbers" });
  await toggle.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#overlay")).toBeHidden();
  await page.getByRole("button", { name: "Show numbers", expanded: false }).click();
  await expect(page.locator("#overlay")).toBeVisible();
});

test("What the service refuses for now is marked, and ticked once it is taken", async ({ demo }) => {
  test.skip(!demo.server, "needs a server that refuses when told to");
  const { page, server } = demo;
  server!.status = 503;
  await page.goto(`${demo.url}/demo/`);
  await press(demo, "play");
  await expect(page.locator('#events li[data-mark="refused"]').first()).toBeVisible(PATIENCE);
  await expect(page.locator('#batches li[data-answer="refused"]').first()).toContainText("503");
  server!.status = 202;
  await expect(page.locator('#batches li[data-answer="taken"]').last()).toContainText("attempt", PATIENCE);
  await expect(page.locator('#events li[data-type="viewstart"]')).toHaveAttribute("data-mark", "sent", PATIENCE);
});

test("The pages lead to each other and keep what they were asked", async ({ demo }) => {
  const { page } = demo;
  await page.goto(`${demo.url}/demo/?player=mine`);
  for (const name of ["hls.js", "dash.js", "Shaka Player", "Video.js", "HTML5 video"]) {
    await page.getByRole("navigation").getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    expect(new URL(page.url()).searchParams.get("player")).toBe("mine");
  }
});

for (const [name, colorScheme, viewport] of [
  ["light", "light", { width: 1440, height: 860 }],
  ["narrow", "dark", { width: 390, height: 844 }],
] as const) {
  test(`Nothing sticks out of a ${name} page`, async ({ demo }, info) => {
    const { page } = demo;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    for (const file of PAGES) {
      await page.goto(`${demo.url}/demo/${file}.html`);
      await press(demo, "play");
      await demo.playPast(1);
      await page.screenshot({ path: info.outputPath(`${file}.png`), fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
  });
}

const number = (page: Page, name: string) => page.locator(`[data-number="${name}"]`);

async function press(demo: Demo, button: string): Promise<void> {
  await demo.page.locator(`#${button}`).click();
}

/** Goes through the renditions until one is shown by hand: to a player that was about to show it by itself, the first one changes nothing. */
async function switchByHand(demo: Demo): Promise<void> {
  const sizes = [{ width: 320, height: 180 }, { width: 640, height: 360 }, { width: 1280, height: 720 }];
  const byHand = async () => (await demo.events("quality_change")).find((event) => event.data["trigger"] === "manual")?.data["new_resolution"];
  await expect(async () => {
    await keepFilm(demo);
    await press(demo, "switch");
    await expect.poll(byHand, { timeout: 20_000, message: "a quality changed by hand" }).toBeDefined();
  }).toPass({ timeout: 90_000 });
  expect(sizes).toContainEqual(await byHand());
}

/** Goes back before the film, which has a minute, ends on a slow machine. */
async function keepFilm(demo: Demo): Promise<void> {
  if ((await demo.position()) > 30) await demo.page.evaluate(() => void (document.querySelector("video")!.currentTime = 5));
}

/** Waits for an event to be reported. */
async function first(demo: Demo, type: string, is: (event: WireEvent) => boolean = () => true): Promise<WireEvent> {
  const found = async () => (await demo.events(type)).find(is);
  await expect.poll(found, { ...PATIENCE, message: `an event ${type}` }).toBeDefined();
  return (await found())!;
}

/** What went wrong in the page by mistake: exceptions, and whatever the SDK complains about. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.text().includes("[openqoe]")) complaints.push(message.text());
  });
  return complaints;
}
