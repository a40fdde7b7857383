import { describe, expect, test } from "vitest";
import { EventQueue } from "../../src/batch/event-queue";
import { namesIn, queued } from "./queued";

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
    expect(filled.cut(0)?.count).toBe(3);
    expect(filled.full).toBe(false);
    expect(namesIn(filled.cut(0))).toEqual(["e3", "e4"]);
    expect(filled.cut(0)).toBeUndefined();
  });

  test("A batch takes no more bytes than it may", () => {
    const filled = fill(queue({ batchSize: 100 }), 5, 400);
    expect(filled.full).toBe(true);
    expect(filled.cut(0)?.count).toBe(2);
    expect(filled.size).toBe(3);
  });

  test("An event too large for any batch is dropped and counted", () => {
    const filled = fill(queue(), 1, 2000);
    expect([filled.size, filled.takeDropped()]).toEqual([0, 1]);
  });

  test("An event that just fits a batch goes, and one that is a byte larger does not hold up the others", () => {
    const target = queue();
    for (const size of [999, 1000, 20]) target.add(queued(`of ${size}`, size));
    expect([target.cut(0), target.cut(0)].map(namesIn)).toEqual([["of 999"], ["of 20"]]);
    expect(target.takeDropped()).toBe(1);
  });

  test("Over its bound the oldest give way, and are counted once", () => {
    const filled = fill(queue(), 14);
    expect(filled.size).toBe(10);
    expect(namesIn(filled.cut(0))).toEqual(["e4", "e5", "e6"]);
    expect([filled.takeDropped(), filled.takeDropped()]).toEqual([4, 0]);
  });

  test("Events that told of losses and are lost themselves hand those on", () => {
    const target = queue();
    target.add(queued("viewend", 20, 8));
    target.drop(target.cut(0)?.weight ?? 0);
    expect(target.takeDropped()).toBe(8);
  });

  test("In a hurry a batch takes more than usual", () => {
    expect(namesIn(fill(queue(), 5).cut(0, 4))).toEqual(["e0", "e1", "e2", "e3"]);
  });

  test("A batch knows when it was made, and was never sent", () => {
    expect(fill(queue(), 1).cut(1234)).toMatchObject({ id: "batch-0", madeAt: 1234, attempts: 0 });
  });
});
