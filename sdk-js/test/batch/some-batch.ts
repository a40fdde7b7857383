import type { Batch } from "../../src/batch/batch";

/** A batch of one event that was tried once and is due. */
export function someBatch(given: Partial<Batch> = {}): Batch {
  return { id: "b0", events: "{}", count: 1, weight: 1, attempts: 1, madeAt: 0, due: 0, hold: 0, lease: 0, ...given };
}
