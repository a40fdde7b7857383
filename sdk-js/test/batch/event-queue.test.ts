import { describe, expect, test } from "vitest";
import { EventQueue } from "../../src/batch/event-queue";
import { names, queued } from "./queued";

function queue(limits: Partial<{ batchSize: number; batchBytes: number; maxQueueSize: number }> = {}): EventQueue {
  let id = 0;
  return new EventQueue({ batchSize: 3, batchBytes: 1000, maxQueueSize: 10, ...limits }, () => `batch-${id++}`);
}

function fill(target: EventQueue, count: number, size?: number): EventQueue {
  for (let i = 0; i < count; i++) target.add(queued(`e${i}`, size));
  return target;
}

describe("The queue", () => {
  test("A batch takes the oldest, up to its count", () => {
    const filled = fill(queue(), 5);
    expect(filled.full).toBe(true);
    expect(filled.cut()?.events).toHaveLength(3);
    expect(filled.full).toBe(false);
    expect(names(filled.cut()?.nextBody(0) ?? "")).toEqual(["e3", "e4"]);
    expect(filled.cut()).toBeUndefined();
  });

  test("A batch takes no more bytes than it may", () => {
    const filled = fill(queue({ batchSize: 100 }), 5, 400);
    expect(filled.full).toBe(true);
    expect(filled.cut()?.events).toHaveLength(2);
    expect(filled.size).toBe(3);
  });

  test("An event too large for any batch is dropped and counted", () => {
    const filled = fill(queue(), 1, 2000);
    expect([filled.size, filled.takeDropped()]).toEqual([0, 1]);
  });

  test("An event that just fits a batch goes, and one that is a byte larger does not hold up the others", () => {
    const target = queue();
    for (const size of [999, 1000, 20]) target.add(queued(`of ${size}`, size));
    expect([target.cut(), target.cut()].map((batch) => names(batch?.nextBody(0) ?? ""))).toEqual([["of 999"], ["of 20"]]);
    expect(target.takeDropped()).toBe(1);
  });

  test("Over its bound the oldest give way, and are counted once", () => {
    const filled = fill(queue(), 14);
    expect(filled.size).toBe(10);
    expect(names(filled.cut()?.nextBody(0) ?? "")).toEqual(["e4", "e5", "e6"]);
    expect([filled.takeDropped(), filled.takeDropped()]).toEqual([4, 0]);
  });

  test("Events that told of losses and are lost themselves hand those on", () => {
    const target = queue();
    target.add(queued("viewend", 20, 8));
    const batch = target.cut();
    if (batch) target.drop(batch.events);
    expect(target.takeDropped()).toBe(8);
  });

  test("What is put back is the oldest again", () => {
    const filled = fill(queue(), 5);
    const batch = filled.cut();
    if (batch) filled.putBack(batch);
    expect(filled.size).toBe(5);
    expect(names(filled.cut(10)?.nextBody(0) ?? "")).toEqual(["e0", "e1", "e2", "e3", "e4"]);
  });

  test("A batch repeats the same events under the same id, with a new time and the next attempt", () => {
    const batch = fill(queue(), 2).cut();
    const bodies = [batch?.nextBody(1000.4), batch?.nextBody(2000)].map((body) => JSON.parse(body ?? "") as object);
    expect(bodies[0]).toEqual({ events: [{ name: "e0" }, { name: "e1" }], sent_at: 1000, batch_id: "batch-0", attempt: 1 });
    expect(bodies[1]).toEqual({ ...bodies[0], sent_at: 2000, attempt: 2 });
  });
});
