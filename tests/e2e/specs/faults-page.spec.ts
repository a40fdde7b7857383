import { expect, test, type Tab } from "../support/faults.ts";

// What happens to pages while the service fails: the network goes, the page is left or killed, there are many of it.

test("What happens while the browser is offline arrives as soon as it is online again", async ({ faults, context }) => {
  // Timers that are due once the page stands still for them are lost: what arrives then was sent because the browser is online.
  await context.addInitScript(() => {
    const later = setTimeout;
    globalThis.setTimeout = ((work: () => void, ms?: number) => later(() => void ("still" in globalThis || work()), ms)) as typeof setTimeout;
  });
  const tab = await faults.open();
  await tab.report(10);
  await faults.expectAccepted(await tab.heard());
  await context.setOffline(true);
  for (let i = 0; i < 3; i++) {
    await tab.report(10);
    // Long enough for the SDK to have come to waiting for several seconds.
    await expect.poll(async () => (await tab.shelf()).length).toBeGreaterThan(i);
    await tab.page.waitForTimeout(1500);
  }
  await tab.page.evaluate(() => void Object.assign(globalThis, { still: true }));
  await context.setOffline(false);
  await faults.expectAccepted(await tab.heard());
});

test("What a killed tab had kept is delivered by one that is open, within a minute", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const killed = await faults.open();
  const other = await faults.open();
  await killed.report(25);
  const heard = [...(await killed.heard()), ...(await other.heard())];
  await expect.poll(() => kept(other)).toBe(heard.length);
  await killed.kill();
  service.fate = { status: 202 };
  await faults.expectAccepted(heard, 60_000);
});

test("What a killed tab had kept is delivered by the next page of the site", async ({ faults }) => {
  const { service } = faults;
  service.fate = "cut";
  const killed = await faults.open();
  await killed.report(25);
  await expect.poll(() => kept(killed)).toBe((await killed.heard()).length);
  const heard = await killed.heard();
  await killed.kill();
  service.fate = { status: 202 };
  const next = await faults.open();
  await faults.expectAccepted([...heard, ...(await next.heard())], 60_000);
});

test("A tab that is killed while a service does not answer takes nothing along", async ({ faults }) => {
  const { service } = faults;
  service.fate = "hang";
  const killed = await faults.open();
  await killed.report(25);
  await faults.waitForTries(1);
  await expect.poll(() => kept(killed), { timeout: 20_000 }).toBe((await killed.heard()).length);
  const heard = await killed.heard();
  await killed.kill();
  service.fate = { status: 202 };
  const next = await faults.open();
  await faults.expectAccepted([...heard, ...(await next.heard())], 80_000);
});

test("A page that is left while the service fails keeps even its views' ends for the next", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const left = await faults.open();
  await left.report(8);
  await faults.waitForTries(1);
  await expect.poll(async () => (await left.shelf()).length).toBeGreaterThan(0);
  // Fewer than a batch, and not waited for: these are in memory when the page goes.
  await left.report(3);
  const heard = await left.heard();
  const closed = left.page.waitForEvent("close");
  await left.page.close({ runBeforeUnload: true });
  await closed;
  service.fate = { status: 202 };
  await faults.open({ playerId: "next" });
  await expect.poll(() => service.accepted.filter((name) => name.startsWith(heard[0]?.split(" ")[0] ?? "?")).length, { timeout: 60_000 }).toBe(heard.length + 1);
  const ends = service.tries.flatMap(({ events }) => events).filter(({ event_type, player_id }) => event_type === "viewend" && player_id === "faults");
  expect(ends).not.toEqual([]);
  expect(service.tries.filter(({ beacon }) => beacon)).toEqual([]);
});

test("Five tabs and a service that fails and recovers: every event once, and no batch twice at the same time", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503, after: 100 };
  const tabs: Tab[] = [];
  for (let i = 0; i < 5; i++) tabs.push(await faults.open());
  for (let round = 0; round < 4; round++) {
    await Promise.all(tabs.map((tab) => tab.report(12)));
    await faults.waitForTries(5 + round * 4);
  }
  service.fate = { status: 202, after: 100 };
  await Promise.all(tabs.map((tab) => tab.report(12)));
  const heard = (await Promise.all(tabs.map((tab) => tab.heard()))).flat();
  await faults.expectAccepted(heard, 60_000);
  expect(heard.length).toBeGreaterThan(300);
  // Tabs do deliver for each other, and after the first success there is nothing left to do for long.
  await expect.poll(async () => (await tabs[0]?.shelf())?.length).toBe(0);
});

test("More than is to be kept gives way to the newest, and what was lost is told at the view's end", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 503 };
  const tab = await faults.open({ maxQueueSize: 50 });
  for (let i = 1; i <= 10; i++) {
    await tab.report(10);
    await expect.poll(async () => (await tab.shelf()).length).toBeGreaterThanOrEqual(Math.min(i, 4));
  }
  await expect.poll(() => kept(tab)).toBeLessThanOrEqual(50);
  await tab.detach();
  service.fate = { status: 202 };
  await expect.poll(() => kept(tab), { timeout: 60_000 }).toBe(0);
  const arrived = service.accepted;
  const lost = (await tab.heard()).length - arrived.length;
  // The end itself may have been one too many, of which only the next view can tell.
  await tab.attach();
  await tab.detach();
  const told = (await tab.events()).reduce((sum, { data }) => sum + Number(data["queue_dropped"] ?? 0), 0);
  expect(lost).toBeGreaterThan(0);
  expect(told).toBe(lost);
  expect(new Set(arrived).size).toBe(arrived.length);
});

/** How many events are on the shelf. */
async function kept(tab: Tab): Promise<number> {
  return (await tab.shelf()).reduce((sum, { count }) => sum + count, 0);
}
