import { lease, type Batch, type LeasedBatch } from "./batch";
import type { Changes } from "./batch-store";

/** The service takes no events that are older. Milliseconds. */
const OLDEST = 86_400_000;
/** Nothing is meant to wait longer, whatever a clock that was set back makes of it. Milliseconds. */
const LONGEST_WAIT = 700_000;

/** How far a look at the shelf goes: waits as told, tries again in spite of failures, or even though the service wanted to be left alone. */
export type Eagerness = 0 | 1 | 2;

export interface Claim extends Changes {
  /**
   * At most one: of those that are due and that no tab is sending, the oldest of the least tried, now leased to who asks. In that
   * order, because one that the service fails over each time would else hold up all others.
   */
  readonly put: readonly LeasedBatch[];
  /** When to look again, Unix ms; Infinity when nothing is there. */
  readonly next: number;
  /** Reports that were given up, being too old or too many. */
  readonly lost: number;
}

/**
 * Takes a batch from the shelf in order to send it, and tidies up. @param now Unix ms. @param most events that are kept.
 * @param pausedUntil when this tab may send again, Unix ms.
 */
export function claim(all: readonly Batch[], now: number, most: number, pausedUntil: number, eager: Eagerness): Claim {
  const sane = (until = 0) => (until < now + LONGEST_WAIT ? until : 0);
  let count = 0;
  let lost = 0;
  let start = eager ? 0 : sane(pausedUntil);
  const remove: string[] = [];
  const newestFirst = [...all].reverse().sort((a, b) => b.madeAt - a.madeAt);
  const kept = newestFirst.filter((batch) => {
    count += batch.count;
    // What is being sent may arrive, and would then be counted as lost all the same.
    if (sane(batch.lease) > now || (batch.madeAt >= now - OLDEST && count <= most)) {
      if (eager < 2) start = Math.max(start, sane(batch.hold));
      return true;
    }
    lost += batch.weight;
    remove.push(batch.id);
    return false;
  });

  let next = Infinity;
  let least: Batch | undefined;
  for (const batch of kept) {
    const ready = Math.max(start, sane(batch.lease), eager ? 0 : sane(batch.due));
    next = Math.min(next, ready);
    if (ready <= now && !(least && least.attempts < batch.attempts)) least = batch;
  }
  return { put: least ? [lease(least, now)] : [], remove, next, lost };
}
