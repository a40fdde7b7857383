import type { Batch } from "./batch";

/** What becomes of stored batches. */
export interface Changes {
  /** Added, or in the place of what has the same id. */
  readonly put?: readonly Batch[];
  /** Ids. */
  readonly remove?: readonly string[];
}

/** The shelf: where batches are kept that the service did not take yet. It neither throws nor fails; how, is its own affair. */
export interface BatchStore {
  /** What it holds outlives the page. */
  readonly lasting: boolean;
  /** Changes without looking. Begun at once, so that also a page that goes can do it. */
  apply(changes: Changes): void;
  /**
   * One step that nothing else comes between, not even in another tab. @param decide has no effects: it may be asked again,
   * and only the last answer counts. Where nothing lasts it is asked before this returns. @returns that answer.
   */
  change<T extends Changes>(decide: (all: readonly Batch[]) => T): Promise<T>;
}
