import assert from "node:assert/strict";
import { test } from "node:test";
import { cost, eventsPerSecond, INPUTS, PRICES, problemWith, rateAt, usage } from "./model.mjs";

const point = (viewers, events, perSecond) => ({
  viewers, speed: 1, eventsPerSecond: events, storedBytes: 2 ** 30,
  perSecond: { "remoteWrite.bytes": 30, "remoteWrite.samples": 10, ...perSecond },
});
/** Idle 2 operations a second; 10 at 10 events a second; 28 at 100. */
const measured = {
  settings: { heartbeatInterval: 10 },
  perViewer: { heartbeatsPerSecond: 0.075, othersPerSecond: 0.025 },
  points: [
    point(0, 0, { "queue.emptyGet": 2, "activeSeconds.Tick": 0.5 }),
    point(100, 10, { "queue.emptyGet": 10, "activeSeconds.Tick": 0.5, "executions.Aggregate": 5 }),
    point(1000, 100, { "queue.emptyGet": 28, "activeSeconds.Tick": 0.5, "executions.Aggregate": 50 }),
  ],
};
const inputs = (given) => ({ ...Object.fromEntries(INPUTS.map(({ id, value }) => [id, value])), ...given });
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

test("A rate lies on the line between what was measured", () => {
  near(rateAt(measured.points, "queue.emptyGet", 0), 2);
  near(rateAt(measured.points, "queue.emptyGet", 5), 6);
  near(rateAt(measured.points, "queue.emptyGet", 55), 19);
});

test("Beyond the largest load a rate grows with the load", () => near(rateAt(measured.points, "queue.emptyGet", 200), 56));

test("What was not seen is 0", () => near(rateAt(measured.points, "queue.update", 50), 0));

test("Half as many heartbeats leave other events as they are", () => {
  near(eventsPerSecond(measured, { viewers: 1000, heartbeatInterval: 10 }), 100);
  near(eventsPerSecond(measured, { viewers: 1000, heartbeatInterval: 20 }), 62.5);
});

test("A month adds busy and idle hours", () => {
  const used = usage(measured, inputs({ viewers: 1000, busyHours: 6, requestsPerEvent: 0.2 }));
  near(used.queueClass2, 28 * 6 * 3600 * 30 + 2 * 18 * 3600 * 30);
  near(used.executions, (0.2 * 100 + 50) * 6 * 3600 * 30);
  near(used.events, 100 * 6 * 3600 * 30);
});

test("Two instances share the load, and each polls", () => near(usage(measured, inputs({ viewers: 1000, busyHours: 24, aggregators: 2 })).queueClass2, 2 * 18 * 2592000));

test("Messages are made by the instances for HTTP, which share the load", () => {
  const points = [point(0, 0, {}), point(1000, 100, { "queue.put": 20 })];
  const used = usage({ ...measured, points }, inputs({ viewers: 2000, busyHours: 1, httpInstances: 4 }));
  near(used.messagesPerSecond, 40);
  near(used.queueClass1, 40 * 3600 * 30);
});

test("Execution time is that of the active part, times memory", () => near(usage(measured, inputs({ viewers: 1000, memory: 4 })).activeGbSeconds, 0.5 * 4 * 2592000));

test("An always-ready instance is there all month", () => near(usage(measured, inputs({ alwaysReady: 3, memory: 0.5 })).readyGbSeconds, 1.5 * 2592000));

test("Series published every 15 s cost four times as much as every minute, and not less beyond that", () => {
  const billed = (publishInterval) => usage(measured, inputs({ series: 2000, aggregators: 2, publishInterval })).seriesMonth;
  near(billed(15), 8000);
  near(billed(60), 2000);
  near(billed(120), 2000);
});

test("Samples leave with the bytes that one has", () => {
  const used = usage(measured, inputs({ viewers: 0, busyHours: 1, series: 100, publishInterval: 60, logs: 0 }));
  near(used.egress, (60 * 30 * 100 * 3) / 2 ** 30);
});

test("A load that nobody measured is told", () => {
  assert.equal(usage(measured, inputs({ viewers: 1000 })).beyondMeasured, false);
  assert.equal(usage(measured, inputs({ viewers: 1001 })).beyondMeasured, true);
  assert.equal(usage(measured, inputs({ viewers: 1001, aggregators: 2, httpInstances: 2 })).beyondMeasured, false);
});

test("A price is for its unit", () => {
  const used = { ...Object.fromEntries(PRICES.map(({ id }) => [id, 0])), queueClass1: 20_000, executions: 3e6, seriesMonth: 4000, egress: 5 };
  const prices = { ...Object.fromEntries(PRICES.map(({ id }) => [id, 1])), egress: 0.1 };
  const result = cost(used, prices);
  assert.deepEqual(Object.fromEntries(result.items.filter((item) => item.cost > 0).map((item) => [item.id, item.cost])), { queueClass1: 2, executions: 3, egress: 0.5, seriesMonth: 4 });
  near(result.total, 9.5);
});

test("What is no number, or out of bounds, is told", () => {
  assert.equal(problemWith("12", { min: 1, max: 24 }), undefined);
  for (const text of ["", " ", "a", "1e999"]) assert.equal(problemWith(text, { min: 0 }), "Type a number.");
  assert.equal(problemWith("-1", {}), "Not less than 0.");
  assert.equal(problemWith("25", { min: 0, max: 24 }), "Not more than 24.");
});

test("Every example is within its bounds", () => {
  for (const input of [...INPUTS, ...PRICES]) assert.equal(problemWith(`${input.value}`, input), undefined, input.id);
});
