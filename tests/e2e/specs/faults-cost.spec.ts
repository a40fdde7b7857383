import { expect, test } from "../support/faults.ts";

/** What browsers call a long task. Milliseconds. */
const LONG = 50;

interface Task {
  name: string;
  ph: string;
  tdur?: number;
}

/** Where scripts run, and what the browser does for them meanwhile: reads what was stored, collects garbage. */
const SCRIPTS = ["EvaluateScript", "FunctionCall", "RunMicrotasks", "TimerFire", "EventDispatch"];

test("Keeping a thousand events, looking through them and delivering them makes no long task", async ({ faults, browser }) => {
  test.setTimeout(300_000);
  const { service } = faults;
  service.fate = { status: 503 };
  const tab = await faults.open();
  await browser.startTracing(tab.page, { categories: ["toplevel", "devtools.timeline"] });
  for (let i = 0; i < 98; i++) await tab.report(10);
  const count = await tab.count();
  expect(count, "as many as are kept, nearly").toBeLessThanOrEqual(1000);
  const tries = service.tries.length;
  await faults.waitForTries(tries + 1);
  service.fate = { status: 202 };
  await expect.poll(() => service.accepted.length, { timeout: 180_000 }).toBe(count);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: Task[] };

  await faults.expectAccepted(await tab.heard());

  // Of the processor, not of the clock: on a busy machine any task may take long. What the browser does by itself, as tidying up its heap
  // behind them, takes as long as it pleases.
  const tasks = traceEvents.filter(({ name, ph }) => ph === "X" && SCRIPTS.includes(name));
  const longest = Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
  console.log(`${tasks.length} tasks, the longest ${longest.toFixed(1)} ms of the processor`);
  expect(tasks.length).toBeGreaterThan(500);
  expect(longest).toBeLessThan(LONG);
});
