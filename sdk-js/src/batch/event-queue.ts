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
  #bytes = 0;
  #dropped = 0;

  readonly #limits: QueueLimits;
  readonly #newId: () => string;

  constructor(
    limits: QueueLimits,
    newId: () => string,
  ) {
    this.#limits = limits;
    this.#newId = newId;
  }

  get size(): number {
    return this.#events.length;
  }

  /** A batch need not wait for more. */
  get full(): boolean {
    return this.#events.length >= this.#limits.batchSize || this.#bytes >= this.#limits.batchBytes;
  }

  add(event: QueuedEvent): void {
    // It would fit no batch, and hold up all others.
    if (event.bytes > this.#limits.batchBytes) return this.drop(event.weight);
    this.#events.push(event);
    this.#bytes += event.bytes;
    this.drop(weigh(this.#take(Math.max(0, this.#events.length - this.#limits.maxQueueSize))));
  }

  /** The oldest events, as many as fit a batch. @param most events, when more than a usual batch may go at once. */
  cut(now: number, most = this.#limits.batchSize): Batch | undefined {
    let count = 0;
    let bytes = 0;
    for (const event of this.#events) {
      bytes += event.bytes;
      if (count === most || bytes > this.#limits.batchBytes) break;
      count++;
    }
    if (count === 0) return undefined;
    const taken = this.#take(count);
    const events = taken.map((event) => event.json).join(",");
    return { id: this.#newId(), events, count, weight: weigh(taken), attempts: 0, madeAt: now };
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

  #take(count: number): QueuedEvent[] {
    const taken = this.#events.splice(0, count);
    for (const event of taken) this.#bytes -= event.bytes;
    return taken;
  }
}

function weigh(events: readonly QueuedEvent[]): number {
  return events.reduce((sum, event) => sum + event.weight, 0);
}
