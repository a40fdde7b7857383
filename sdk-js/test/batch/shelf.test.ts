import { describe, expect, test } from "vitest";
import { LEASE, type Batch } from "../../src/batch/batch";
import { claim, type Eagerness } from "../../src/batch/shelf";
import { someBatch } from "./some-batch";

const NOW = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;

function look(batches: Partial<Batch>[], { most = 100, pausedUntil = 0, eager = 0 as Eagerness } = {}) {
  const all = batches.map((batch, i) => someBatch({ id: `b${i}`, madeAt: NOW - 1000, ...batch }));
  const { put, ...rest } = claim(all, NOW, most, pausedUntil, eager);
  expect(put.length).toBeLessThanOrEqual(1);
  return { ...rest, batch: put[0] };
}

describe("Taking a batch from the shelf", () => {
  test("The oldest goes first, as its next attempt, and is leased", () => {
    const { batch } = look([{ madeAt: NOW - 1 }, { madeAt: NOW - 9 }, { madeAt: NOW - 5 }]);
    expect(batch).toMatchObject({ id: "b1", attempts: 2, lease: NOW + LEASE });
  });

  test("What another tab is sending is left to it, until its time is over", () => {
    expect(look([{ lease: NOW + 1 }]).batch).toBeUndefined();
    expect(look([{ lease: NOW + 1 }, {}]).batch?.id).toBe("b1");
    expect(look([{ lease: NOW }]).batch?.id).toBe("b0");
  });

  test("Two that look one after the other never take the same", () => {
    const first = look([{}, {}]);
    const after = [{}, {}].map((_, i) => (first.batch?.id === `b${i}` ? first.batch : {}));
    expect([first.batch?.id, look(after).batch?.id]).toEqual(["b0", "b1"]);
  });

  test("The least tried goes before older ones: a batch over which the service fails each time stops nothing", () => {
    expect(look([{ attempts: 4 }, { attempts: 2 }, { attempts: 3 }]).batch).toMatchObject({ id: "b1", attempts: 3 });
  });

  test("One that failed waits, and the others need not", () => {
    expect(look([{ due: NOW + 60_000 }, {}]).batch?.id).toBe("b1");
    expect(look([{ due: NOW + 60_000 }])).toMatchObject({ batch: undefined, next: NOW + 60_000 });
  });

  test("A service that wants to be left alone is, with every batch", () => {
    expect(look([{ hold: NOW + 30_000 }, {}])).toMatchObject({ batch: undefined, next: NOW + 30_000 });
  });

  test("A tab that pauses takes none", () => {
    expect(look([{}], { pausedUntil: NOW + 700 })).toMatchObject({ batch: undefined, next: NOW + 700 });
  });

  test("When the network is back nothing waits but for the service's wish", () => {
    const eager = { eager: 1, pausedUntil: NOW + 700 } as const;
    expect(look([{ due: NOW + 60_000 }], eager).batch?.id).toBe("b0");
    expect(look([{ hold: NOW + 30_000 }, {}], eager)).toMatchObject({ batch: undefined, next: NOW + 30_000 });
  });

  test("When the page may be going, nothing waits at all, but what is under way stays so", () => {
    const eager = { eager: 2, pausedUntil: NOW + 700 } as const;
    expect(look([{ hold: NOW + 30_000, due: NOW + 60_000 }], eager).batch?.id).toBe("b0");
    expect(look([{ lease: NOW + 1 }], eager).batch).toBeUndefined();
  });

  test("The next look is when the first becomes free; never, when nothing is there", () => {
    expect(look([{ due: NOW + 900 }, { lease: NOW + 300 }, { due: NOW + 600 }]).next).toBe(NOW + 300);
    expect(look([]).next).toBe(Infinity);
  });

  test("A clock that was set back by a day leaves nothing waiting for a day", () => {
    const later = NOW + 24 * HOUR;
    expect(look([{ due: later }]).batch?.id).toBe("b0");
    expect(look([{ hold: later }]).batch?.id).toBe("b0");
    expect(look([{ lease: later }]).batch?.id).toBe("b0");
    expect(look([{}], { pausedUntil: later }).batch?.id).toBe("b0");
  });
});

describe("Tidying the shelf", () => {
  test("What the service would not take any more is given up, and counted", () => {
    const { remove, lost, batch } = look([{ madeAt: NOW - 24 * HOUR - 1, weight: 7 }, { madeAt: NOW - 24 * HOUR }]);
    expect({ remove, lost, id: batch?.id }).toEqual({ remove: ["b0"], lost: 7, id: "b1" });
  });

  test("Over its bound the oldest give way, as few as will do, and are counted by what they stand for", () => {
    const batches = [9, 7, 5, 3].map((age) => ({ madeAt: NOW - age, count: 10, weight: 12 }));
    expect(look(batches, { most: 25 })).toMatchObject({ remove: ["b1", "b0"], lost: 24, batch: { id: "b2" } });
    expect(look(batches, { most: 40 })).toMatchObject({ remove: [], lost: 0 });
  });

  test("What a tab is sending is not given up: it may arrive", () => {
    const { remove, lost } = look([{ madeAt: NOW - 25 * HOUR, lease: NOW + 5 }, { count: 60 }, { count: 60 }]);
    expect({ remove, lost }).toEqual({ remove: ["b1"], lost: 1 });
  });
});
