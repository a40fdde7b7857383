import type { Batch, QueuedEvent } from "./batch";

export interface QueueLimits {
  /** Events in a batch. */
  readonly batchSize: number;
  /** Bytes of events in a batch. */
  readonly batchBytes: number;
  /** Events kept. */
  readonly maxQueueSize: number;
}

/** Events waiting to be sent. Bounded: the oldest give way, and are counted. */
export class EventQueue {
  #events: QueuedEvent[] = [];
  #dropped = 0;

  readonly #limits: QueueLimits;
  readonly #newId: () => string;

  constructor(limits: QueueLimits, newId: () => string) {
    this.#limits = limits;
    this.#newId = newId;
  }

  get size(): number {
    return this.#events.length;
  }

  /** A batch need not wait for more. */
  get full(): boolean {
    return this.size >= this.#limits.batchSize || total(this.#events, "bytes") >= this.#limits.batchBytes;
  }

  add(event: QueuedEvent): void {
    // It would fit no batch, and hold up all others.
    if (event.bytes > this.#limits.batchBytes) return this.drop(event.weight);
    const kept = this.#events.push(event);
    this.drop(total(this.#events.splice(0, Math.max(0, kept - this.#limits.maxQueueSize)), "weight"));
  }

  /** The oldest events, as many as fit a batch. @param most events, when more than a usual batch may go at once. */
  cut(now: number, most = this.#limits.batchSize): Batch | undefined {
    let bytes = 0;
    const rest = this.#events.findIndex((event, i) => i === most || (bytes += event.bytes) > this.#limits.batchBytes);
    const taken = this.#events.splice(0, rest < 0 ? most : rest);
    const events = taken.map((event) => event.json).join(",");
    return events ? { id: this.#newId(), events, count: taken.length, weight: total(taken, "weight"), attempts: 0, madeAt: now } : undefined;
  }

  /** Counts reports that are given up, here or where they went from here. */
  drop(reports: number): void {
    this.#dropped += reports;
  }

  /** How many reports were thrown away since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}

function total(events: readonly QueuedEvent[], what: "bytes" | "weight"): number {
  return events.reduce((sum, event) => sum + event[what], 0);
}
