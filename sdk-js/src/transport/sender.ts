import type { Batch } from "../batch/batch";
import type { EventQueue } from "../batch/event-queue";
import type { HttpClient } from "./http-client";
import { judge } from "./retry-policy";

export interface SenderSettings {
  /** Longest time an event waits for its batch, ms. */
  readonly batchInterval: number;
  /** Told once per status when the service refuses a batch for good. */
  readonly warn: (message: string) => void;
}

/** Events in one beacon: the service takes 1,000. */
const MOST_EVENTS = 500;

/** Empties the queue: one batch at a time, again and again until the service has it, and by beacon when the page goes. */
export class Sender {
  /** The batch that must be settled before the next. */
  #head: Batch | undefined;
  #sending = false;
  /** The request under way outlives the page. */
  #surviving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #warned = new Set<number>();

  readonly #queue: EventQueue;
  readonly #client: Pick<HttpClient, "post" | "beacon">;
  readonly #settings: SenderSettings;

  constructor(
    queue: EventQueue,
    client: Pick<HttpClient, "post" | "beacon">,
    settings: SenderSettings,
  ) {
    this.#queue = queue;
    this.#client = client;
    this.#settings = settings;}

  /** There may be something to send. */
  wake(): void {
    if (this.#head || this.#sending) return;
    if (this.#queue.full) void this.#send();
    else if (this.#queue.size > 0) this.#timer ??= setTimeout(() => void this.#send(), this.#settings.batchInterval);
  }

  /** Sends what is there without waiting for a full batch. */
  flush(): void {
    if (!this.#head) void this.#send();
  }

  /** The page may be going: everything not safely under way leaves now. */
  leave(): void {
    const batches: Batch[] = [];
    if (this.#head && !(this.#sending && this.#surviving)) batches.push(this.#head);
    for (let batch = this.#queue.cut(MOST_EVENTS); batch; batch = this.#queue.cut(MOST_EVENTS)) batches.push(batch);

    // The newest first: they hold the ends of the views, and the browser takes only so much.
    for (const batch of batches.reverse()) {
      const taken = this.#client.beacon(batch.nextBody(Date.now()));
      if (batch !== this.#head) taken || this.#queue.putBack(batch);
      else if (taken) this.#settle();
    }
    this.wake();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#stopTimer();
    const batch = (this.#head ??= this.#queue.cut());
    if (!batch) return;
    this.#sending = true;
    this.#surviving = false;
    const body = batch.nextBody(Date.now());
    // Only the first attempt: if the browser refused it because others use up its budget, the next one goes without.
    const keepalive = batch.attempts === 1;
    const departing = () => {
      const wanted = this.#head === batch;
      this.#surviving = keepalive && wanted;
      return wanted;
    };
    const answer = await this.#client.post(body, keepalive, departing);
    this.#sending = false;
    // A beacon may have settled it meanwhile.
    if (this.#head !== batch) return this.wake();

    const verdict = judge(answer, batch.attempts, Date.now(), Math.random());
    if (verdict.next === "retry") {
      this.#timer = setTimeout(() => void this.#send(), verdict.delay);
      return;
    }
    if (verdict.next === "drop") this.#giveUp(batch, answer.status);
    this.#settle();
    this.wake();
  }

  #giveUp(batch: Batch, status: number): void {
    this.#queue.drop(batch.events);
    if (this.#warned.has(status)) return;
    this.#warned.add(status);
    this.#settings.warn(`events refused with status ${status} and dropped`);
  }

  #settle(): void {
    this.#head = undefined;
    this.#stopTimer();
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
