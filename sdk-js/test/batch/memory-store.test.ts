import { expect, test } from "vitest";
import { MemoryStore } from "../../src/batch/memory-store";
import { someBatch } from "./some-batch";

const ids = (batches: readonly { id: string }[]) => batches.map(({ id }) => id);

test("Memory holds what was put and not removed, each once", async () => {
  const store = new MemoryStore();
  store.apply({ put: [someBatch({ id: "a" }), someBatch({ id: "b" })] });
  store.apply({ put: [someBatch({ id: "b", attempts: 2 }), someBatch({ id: "c" })], remove: ["a"] });
  const change = await store.change((all) => ({ remove: [], seen: all.map(({ id, attempts }) => [id, attempts]) }));
  expect(change.seen).toEqual([["b", 2], ["c", 1]]);
});

test("A change sees what is there and leaves what it decides, before it returns", () => {
  const store = new MemoryStore();
  store.apply({ put: [someBatch({ id: "a" })] });
  void store.change((all) => ({ remove: ids(all), put: [someBatch({ id: "b" })] }));
  let seen: string[] = [];
  void store.change((all) => ({ remove: (seen = ids(all)) }));
  expect(seen).toEqual(["b"]);
});
