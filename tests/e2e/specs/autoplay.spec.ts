import { expect } from "@playwright/test";
import { story } from "../support/fixtures.ts";
import { PLAYERS, test, type LabPage } from "../support/lab.ts";

// A browser that lets nothing play before the viewer has done something.
test.use({
  launchOptions: {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=document-user-activation-required", "--disable-dev-shm-usage"],
  },
});

for (const player of PLAYERS.slice(0, 5)) {
  test(`${player}: autoplay that the browser refuses is no view, and what the viewer starts has its own start-up`, async ({ lab, page }) => {
    const loaded = page.waitForEvent("console", (message) => message.text() === "canplaythrough");
    await page.goto(`${lab.server.url}/lab/player.html?player=${player}&autoplay`);
    await loaded;
    await page.mouse.click(5, 5);
    const clickedAt = Date.now();
    await lab.tell("play");
    await lab.playPast(0.5);
    await page.evaluate(() => (globalThis as unknown as LabPage).lab.handle.detach());
    const events = await lab.events();
    expect(story(events)).toEqual(["playerready", "viewstart", "playing", "viewend"]);
    const start = events.find((event) => event.event_type === "viewstart");
    expect(start?.data).toEqual({ autoplay: false });
    expect(start?.event_time, "the wait for the viewer is none for the video").toBeGreaterThanOrEqual(clickedAt - 5);
  });
}
