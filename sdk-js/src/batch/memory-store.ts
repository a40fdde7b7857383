import type { Batch } from "./batch";
import type { BatchStore, Changes } from "./batch-store";

/** Keeps batches as long as the page lives. */
export class MemoryStore implements BatchStore {
  readonly lasting: boolean = false;
  readonly #batches = new Map<string, Batch>();

  apply({ put, remove }: Changes): void {
    remove?.forEach((id) => this.#batches.delete(id));
    put?.forEach((batch) => this.#batches.set(batch.id, batch));
  }

  async change<T extends Changes>(decide: (all: readonly Batch[]) => T): Promise<T> {
    const changes = decide([...this.#batches.values()]);
    this.apply(changes);
    return changes;
  }
}
