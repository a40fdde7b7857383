import type { Batch } from "../batch/batch";
import type { EventQueue } from "../batch/event-queue";
import type { HttpClient } from "./http-client";
import { judge } from "./retry-policy";

export interface SenderSettings {
  /** Longest time an event waits for its batch, ms. */
  readonly batchInterval: number;
  /** Told once per status when the service refuses a batch for good. */
  readonly warn: (message: string) => void;
  /** Nothing is left to send. */
  readonly onEmpty: () => void;
}

/** Events in a request when all have to leave: the service takes 1,000. */
const MOST_EVENTS = 500;

/** Empties the queue: one batch at a time, again and again until the service has it, and by beacon when the page goes. */
export class Sender {
  /** The batch that must be settled before the next. */
  #head: Batch | undefined;
  #sending = false;
  /** Nothing waits for a full batch until all is sent. */
  #hurried = false;
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
    this.#settings = settings;
  }

  /** There may be something to send. */
  wake(): void {
    if (this.#head || this.#sending) return;
    if (this.#queue.full || this.#hurried) void this.#send();
    else if (this.#queue.size > 0) this.#timer ??= setTimeout(() => void this.#send(), this.#settings.batchInterval);
  }

  /**
   * Sends all that is there, as soon as the service takes it. @param hiding the page may be going, but most come back:
   * what waits for another attempt has it now, and what the service does not take is kept.
   */
  flush(hiding = false): void {
    this.#hurried = true;
    if (hiding || !this.#head) void this.#send(hiding);
  }

  /** The page is going: everything leaves now, even what is under way, which the service knows by its id. */
  leave(): void {
    const batches = this.#head ? [this.#head] : [];
    for (let batch; (batch = this.#queue.cut(MOST_EVENTS)); ) batches.push(batch);

    // The newest first: they hold the ends of the views, and the browser takes only so much.
    for (const batch of batches.reverse()) {
      const taken = this.#client.beacon(batch.nextBody(Date.now()));
      if (batch !== this.#head) taken || this.#queue.putBack(batch);
      else if (taken) this.#settle();
    }
    this.wake();
  }

  async #send(hiding = false): Promise<void> {
    if (this.#sending) return;
    this.#stopTimer();
    const batch = (this.#head ??= this.#queue.cut(this.#hurried ? MOST_EVENTS : undefined));
    if (!batch) {
      this.#hurried = false;
      return this.#settings.onEmpty();
    }
    this.#sending = true;
    const body = batch.nextBody(Date.now());
    // Of retries only those of a page that hides: if the browser refused because others use up its budget, the next goes without.
    const answer = await this.#client.post(body, hiding || batch.attempts === 1, () => this.#head === batch);
    this.#sending = false;
    // A beacon may have settled it meanwhile.
    if (this.#head !== batch) return this.wake();

    const verdict = judge(answer, batch.attempts, Date.now(), Math.random());
    if (typeof verdict === "number") {
      this.#timer = setTimeout(() => void this.#send(), verdict);
      return;
    }
    if (verdict === "drop") this.#giveUp(batch, answer.status);
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
