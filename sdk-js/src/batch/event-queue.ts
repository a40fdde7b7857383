import { Batch, type QueuedEvent } from "./batch";

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
    this.#newId = newId;}

  get size(): number {
    return this.#events.length;
  }

  /** A batch need not wait for more. */
  get full(): boolean {
    return this.#events.length >= this.#limits.batchSize || this.#bytes >= this.#limits.batchBytes;
  }

  add(event: QueuedEvent): void {
    if (event.bytes > this.#limits.batchBytes) {
      this.#dropped += event.weight;
      return;
    }
    this.#events.push(event);
    this.#bytes += event.bytes + 1;
    this.#bound();
  }

  /** The oldest events, as many as fit a batch. @param most events, when more than a usual batch may go at once. */
  cut(most = this.#limits.batchSize): Batch | undefined {
    let count = 0;
    let bytes = 0;
    for (const event of this.#events) {
      bytes += event.bytes + 1;
      if (count === most || bytes > this.#limits.batchBytes) break;
      count++;
    }
    if (count === 0) return undefined;
    const batch = new Batch(this.#newId(), this.#events.splice(0, count));
    this.#bytes -= batch.bytes;
    return batch;
  }

  /** Returns a batch that was never sent. */
  putBack(batch: Batch): void {
    this.#events.unshift(...batch.events);
    this.#bytes += batch.bytes;
    this.#bound();
  }

  /** Gives up a batch. */
  abandon(batch: Batch): void {
    for (const event of batch.events) this.#dropped += event.weight;
  }

  /** How many reports were thrown away since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  #bound(): void {
    const excess = Math.max(0, this.#events.length - this.#limits.maxQueueSize);
    for (const event of this.#events.splice(0, excess)) {
      this.#bytes -= event.bytes + 1;
      this.#dropped += event.weight;
    }
  }
}
