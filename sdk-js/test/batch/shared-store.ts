import type { Batch } from "../../src/batch/batch";
import { MemoryStore } from "../../src/batch/memory-store";

/** Stands in for what the tabs of a site share and what outlives them. */
export class SharedStore extends MemoryStore {
  override readonly lasting = true;

  async all(): Promise<readonly Batch[]> {
    let found: readonly Batch[] = [];
    await this.change((all) => ({ remove: (found = all) && [] }));
    return found;
  }
}
