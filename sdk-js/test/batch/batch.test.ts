import { expect, test } from "vitest";
import { lease, toBody } from "../../src/batch/batch";
import { someBatch } from "./some-batch";

test("A batch repeats the same events under the same id, with a new time and the next attempt", () => {
  const events = '{"name":"e0"},{"name":"e1"}';
  const first = lease(someBatch({ id: "b", events, attempts: 0 }), 1000);
  const bodies = [toBody(first, 1000.4), toBody(lease(first, 2000), 2000)].map((body) => JSON.parse(body) as object);
  expect(bodies[0]).toEqual({ events: [{ name: "e0" }, { name: "e1" }], sent_at: 1000, batch_id: "b", attempt: 1 });
  expect(bodies[1]).toEqual({ ...bodies[0], sent_at: 2000, attempt: 2 });
});

test("Who sends a batch has it for longer than a request takes", () => {
  expect(lease(someBatch(), 1000).lease).toBeGreaterThan(1000 + 30_000);
});
