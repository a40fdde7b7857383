import type { Batch } from "./batch";
import type { BatchStore, Changes } from "./batch-store";

/** Keeps batches as long as the page lives. */
export class MemoryStore implements BatchStore {
  readonly lasting: boolean = false;
  #batches: readonly Batch[] = [];

  apply({ put = [], remove = [] }: Changes): void {
    const gone = new Set([...remove, ...put.map(({ id }) => id)]);
    this.#batches = [...this.#batches.filter(({ id }) => !gone.has(id)), ...put];
  }

  async change<T extends Changes>(decide: (all: readonly Batch[]) => T): Promise<T> {
    const changes = decide(this.#batches);
    this.apply(changes);
    return changes;
  }
}
