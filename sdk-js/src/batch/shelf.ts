import { lease, type Batch } from "./batch";
import type { Changes } from "./batch-store";

/** The service takes no events that are older. Milliseconds. */
const OLDEST = 86_400_000;
/** Nothing is meant to wait longer, whatever a clock that was set back makes of it. Milliseconds. */
const LONGEST_WAIT = 700_000;

/** How far a look at the shelf goes: waits as told, tries again in spite of failures, or even though the service wanted to be left alone. */
export type Eagerness = 0 | 1 | 2;

export interface Look {
  /** Unix ms. */
  readonly now: number;
  /** Events kept on the shelf. */
  readonly maxQueueSize: number;
  /** When this tab may send again, Unix ms. */
  readonly pausedUntil: number;
  readonly eager: Eagerness;
}

export interface Claim extends Changes {
  /**
   * Of those that are due and that no tab is sending, the oldest of the least tried, now leased to who asks. In that order, because
   * one that the service fails over each time would else hold up all others.
   */
  readonly batch: Batch | undefined;
  /** When to look again, Unix ms; Infinity when nothing is there. */
  readonly next: number;
  /** Reports that were given up, being too old or too many. */
  readonly lost: number;
}

/** Takes a batch from the shelf in order to send it, and tidies up. */
export function claim(all: readonly Batch[], { now, maxQueueSize, pausedUntil, eager }: Look): Claim {
  const sane = (until: number) => (until < now + LONGEST_WAIT ? until : 0);
  let count = all.reduce((sum, batch) => sum + batch.count, 0);
  let lost = 0;
  let start = eager ? 0 : pausedUntil;
  const remove: string[] = [];
  const kept: Batch[] = [];
  for (const batch of [...all].sort((a, b) => a.madeAt - b.madeAt)) {
    // What is being sent may arrive, and would then be counted as lost all the same.
    if (sane(batch.lease) <= now && (batch.madeAt < now - OLDEST || count > maxQueueSize)) {
      count -= batch.count;
      lost += batch.weight;
      remove.push(batch.id);
    } else {
      kept.push(batch);
      if (eager < 2) start = Math.max(start, sane(batch.hold));
    }
  }

  let next = Infinity;
  let least: Batch | undefined;
  for (const one of kept) {
    const ready = Math.max(start, sane(one.lease), eager ? 0 : sane(one.due));
    if (ready <= now && (!least || one.attempts < least.attempts)) least = one;
    next = Math.min(next, ready);
  }
  const batch = least && lease(least, now);
  return { batch, next, lost, remove, put: batch ? [batch] : [] };
}
