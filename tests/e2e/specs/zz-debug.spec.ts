import { test } from "../support/lab.ts";
test("debug end", async ({ lab, page }) => {
  page.on("console", (m) => console.log("C", m.text().slice(0, 300)));
  page.on("request", (r) => { if (/m4s/.test(r.url())) console.log("R", r.url().split("/").pop()); });
  await lab.open((process.env["P"] ?? "hls17") as "hls17");
  await lab.tell("play");
  await lab.playPast(0.5);
  await lab.tell("seek", 58.5);
  await page.waitForTimeout(5000);
  console.log(JSON.stringify(await page.evaluate(() => { const v = document.querySelector("video")!; const b = []; for (let i = 0; i < v.buffered.length; i++) b.push([v.buffered.start(i), v.buffered.end(i)]); return [v.currentTime, v.duration, v.ended, v.paused, v.readyState, b, (globalThis as any).lab.events.map((e: any) => [e.event_type, e.data])]; })));
});
