import { expect, test } from "../support/faults.ts";
import { nameOf } from "../support/faulty-service.ts";

// Nothing of the SDK may be lost, or arrive twice as the service counts it, whatever the service does.

for (const [name, fate] of [
  ["is down", "cut"],
  ["answers 503", { status: 503 }],
  ["answers 500", { status: 500 }],
  ["answers 429 and asks for a second", { status: 429, retryAfter: "1" }],
] as const) {
  test(`While the service ${name} nothing is lost, and all arrives once when it is back`, async ({ faults }) => {
    const { service } = faults;
    service.fate = fate;
    const tab = await faults.open();
    for (let i = 1; i <= 3; i++) {
      await tab.report(7);
      await faults.waitForTries(i);
    }
    service.fate = { status: 202 };
    await tab.report(3);
    await faults.expectAccepted(await tab.heard());
    expect(service.accepted.length).toBeGreaterThanOrEqual(24);
    await expect.poll(() => tab.shelf()).toEqual([]);
  });
}

test("A service that asks to wait is left alone that long, by every tab that heard of it and by every batch", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 429, retryAfter: "4" };
  const tab = await faults.open();
  await tab.report(3);
  await faults.waitForTries(1);
  service.fate = { status: 202 };
  // A second tab looks at the shelf soon after its start.
  const other = await faults.open();
  for (let i = 0; i < 5; i++) await tab.report(10);
  await faults.expectAccepted([...(await tab.heard()), ...(await other.heard())]);
  const [first, ...rest] = service.tries.filter(({ events }) => events.some(({ view_id }) => view_id === service.tries[0]?.events[0]?.view_id));
  for (const { beganAt } of rest) expect(beganAt - (first?.beganAt ?? NaN)).toBeGreaterThan(3900);
});

test("A slow service gets one request at a time, and everything", async ({ faults }) => {
  const { service } = faults;
  service.fate = { status: 202, after: 700 };
  const tab = await faults.open();
  for (let i = 0; i < 4; i++) await tab.report(10);
  await faults.expectAccepted(await tab.heard());
  const starts = service.tries.map(({ beganAt }) => beganAt);
  for (const [i, at] of starts.slice(1).entries()) expect(at - (starts[i] ?? NaN)).toBeGreaterThan(650);
  expect(service.tries.map(({ attempt }) => attempt)).toEqual(starts.map(() => 1));
});

test("A batch that is refused for good is given up, with one word to the console, and counted at the view's end", async ({ faults, context }) => {
  const { service } = faults;
  let answered = 0;
  context.on("requestfinished", (request) => void (request.method() === "POST" && answered++));
  const tab = await faults.open();
  const warnings: string[] = [];
  tab.page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  service.fate = { status: 401 };
  for (let i = 1; i <= 2; i++) {
    const refusal = tab.page.waitForResponse((response) => response.status() === 401);
    await tab.report(10);
    await faults.waitForTries(i);

    // The page has to have heard it: what it hears after the view's end is not counted in it.
    await (await refusal).finished();
  }
  await expect.poll(() => warnings.length).toBe(1);
  // Nothing is under way any more.
  const count = await tab.count();
  const posted = () => service.tries.flatMap(({ events }) => events);
  await expect.poll(() => [posted().length, answered]).toEqual([count, service.tries.length]);
  const refused = service.tries.filter(({ fate }) => typeof fate === "object" && fate.status === 401).flatMap(({ events }) => events.map(nameOf));
  service.fate = { status: 202 };
  await tab.detach();
  const heard = await tab.events();
  await faults.expectAccepted((await tab.heard()).filter((name) => !refused.includes(name)));
  expect(warnings).toEqual([expect.stringContaining("401")]);
  expect(heard.reduce((sum, { data }) => sum + Number(data["queue_dropped"] ?? 0), 0)).toBe(refused.length);
});
