import type { WireEvent } from "../support/collecting-server.ts";
import { expect, sum, test, unlessStarved, type Demo } from "../support/fixtures.ts";

// These bend the server to their will, which only the collecting one allows.
test.skip(({ demo }) => demo.server === undefined, "needs the test's own server");

test("A network that stops makes one stall, as long as the playhead stood", async ({ demo }) => {
  await unlessStarved(demo.server?.network, () => stopTheNetwork(demo), () => demo.starved());
});

async function stopTheNetwork(demo: Demo): Promise<void> {
  const { server } = demo;
  if (!server) return;
  const outage = server.network.hold({ kinds: ["file"], from: 10 });
  await demo.open();
  await demo.play();
  // A busy machine makes stalls of its own, which have another cause.
  const ofNetwork = (events: readonly WireEvent[]) => events.filter(({ data }) => data["cause"] === "network");
  await expect.poll(async () => ofNetwork(await demo.events("stall_start")).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
  const stoppedAt = await demo.position();
  outage.lift();
  await demo.playPast(stoppedAt + 2);
  const truth = await demo.truth();
  const events = await demo.endView();
  const ends = events.filter((event) => event.event_type === "stall_end");
  const [end, ...more] = ofNetwork(ends);
  const stood = truth.stalls.find(({ position }) => Math.abs(position - stoppedAt) < 0.2)?.duration ?? NaN;
  const duration = Number(end?.data["stall_duration"]);
  console.log(`stall: SDK ${duration}, truth ${stood.toFixed(0)} ms`);

  expect(more).toEqual([]);
  expect(Math.abs(duration - stood)).toBeLessThan(150);
  expect(sum(events, "rebuffer_time_delta")).toBe(sum(ends, "stall_duration"));
  expect(Math.abs(sum(events, "playing_time_delta") - truth.played)).toBeLessThan(truth.played * 0.05);
}

test("What a failing service refused arrives once it works again, each event once", async ({ demo }) => {
  const { server } = demo;
  if (!server) return;
  server.status = 503;
  await demo.open();
  await demo.play();
  await demo.playPast(7);
  server.status = 202;
  const arrived = () => server.events.map((event) => event.seq).sort((a, b) => a - b);
  const heard = (await demo.events()).length;
  await expect.poll(() => arrived().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(heard);
  expect(arrived()).toEqual(arrived().map((_, i) => i));
});
