import { lease, toBody, type Batch, type LeasedBatch } from "../batch/batch";
import type { BatchStore } from "../batch/batch-store";
import type { EventQueue } from "../batch/event-queue";
import { claim, type Eagerness } from "../batch/shelf";
import type { Warn } from "../config";
import type { HttpClient } from "./http-client";
import { backOff, judge, type Answer } from "./retry-policy";

export interface SenderSettings {
  /** Longest time an event waits for its batch, ms. */
  readonly batchInterval: number;
  /** Events kept while they cannot be sent. */
  readonly maxQueueSize: number;
  /** Told when the service refuses a batch for good; says each thing once. */
  readonly warn: Warn;
  /** Nothing is left to send, for now. */
  readonly onEmpty: () => void;
  /** When aborted, there will be nothing more to send. */
  readonly signal: AbortSignal;
}

/** Events in a request when all have to leave: the service takes 1,000. */
const MOST_EVENTS = 500;
/** What an earlier page left is looked for so long after the start, when pages have less to do. Milliseconds. */
const FIRST_LOOK = 1000;
/** How often to look for what other pages left. Milliseconds. */
const LATER_LOOKS = 60_000;
/** A service that has not answered for so long may not do so before the page is gone. Milliseconds. */
const LATE = 5000;

/**
 * Empties the queue, one request at a time. What the service does not take goes on the shelf, and everything after it, until the
 * shelf is empty again: so a page that is killed takes little along, and another may deliver the rest.
 */
export class Sender {
  /** What is being sent, unless it left by beacon meanwhile. */
  #flying: Batch | undefined;
  /** The shelf has it too. */
  #shelved = false;
  /** Sending, or looking at the shelf. */
  #busy = false;
  /** There is something on the shelf. */
  #trouble = false;
  /** Nothing waits for a full batch until all is cut. */
  #hurried = false;
  /** How the next look at the shelf is to be, if one is wanted. */
  #wanted: Eagerness | undefined;
  /** In a row. */
  #failures = 0;
  #pausedUntil = 0;
  #cutTimer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #queue: EventQueue;
  readonly #store: BatchStore;
  readonly #client: Pick<HttpClient, "post" | "beacon">;
  readonly #settings: SenderSettings;

  constructor(queue: EventQueue, store: BatchStore, client: Pick<HttpClient, "post" | "beacon">, settings: SenderSettings) {
    this.#queue = queue;
    this.#store = store;
    this.#client = client;
    this.#settings = settings;
  }

  /** Looks for what an earlier page left. */
  start(): void {
    this.#lookIn(FIRST_LOOK);
  }

  /** There may be something to send. */
  wake(): void {
    const { size, full } = this.#queue;
    if (this.#busy && !this.#trouble) return;
    if (size === 0) {
      this.#hurried = false;
      if (!this.#busy && !this.#trouble) this.#settings.onEmpty();
    } else if (full || this.#hurried) this.#cut();
    else this.#cutTimer ??= setTimeout(() => this.#cut(), this.#settings.batchInterval);
  }

  /**
   * Sends all that is there, as soon as the service takes it. @param hiding the page may be going, but most come back:
   * what only this page has is tried now, and what the service does not take is kept.
   */
  flush(hiding = false): void {
    this.#hurried = true;
    this.wake();
    if (hiding && this.#trouble && !this.#store.lasting) this.#look(2);
  }

  /** The network is back. */
  online(): void {
    if (this.#trouble) this.#look(1);
  }

  /** The page is going: everything leaves now, even what is under way, which the service knows by its id. */
  leave(): void {
    const batches: Batch[] = [];
    const now = Date.now();
    if (!this.#store.lasting) {
      void this.#store.change((all) => {
        batches.push(...all);
        return { remove: all.map(({ id }) => id) };
      });
    }
    if (this.#flying && !this.#shelved) batches.push(this.#flying);
    for (let batch; (batch = this.#queue.cut(now, MOST_EVENTS)); ) batches.push(batch);

    // Nobody hears what becomes of a beacon: to a service in trouble, another page may bring more. Else the newest first: they hold
    // the ends of the views, and the browser takes only so much.
    const kept = this.#trouble && this.#store.lasting ? batches : batches.reverse().filter((batch) => !this.#beacon(batch)).reverse();
    if (kept.length > 0) this.#shelve(kept);
    if (this.#trouble) this.#lookIn(FIRST_LOOK);
  }

  /** Takes events out of the queue: to the service, or to the shelf while that holds anything. */
  #cut(): void {
    clearTimeout(this.#cutTimer);
    this.#cutTimer = undefined;
    const batch = this.#queue.cut(Date.now(), this.#hurried ? MOST_EVENTS : undefined);
    if (!batch) return;
    if (!this.#trouble) return void this.#send(lease(batch, batch.madeAt), false);
    this.#shelve([batch]);
    this.#look();
    this.wake();
  }

  #shelve(batches: readonly Batch[]): void {
    this.#trouble = true;
    this.#shelved ||= batches.some(({ id }) => id === this.#flying?.id);
    this.#store.apply({ put: batches });
  }

  #lookIn(delay: number): void {
    clearTimeout(this.#lookTimer);
    this.#lookTimer = setTimeout(() => this.#look(), delay);
  }

  #look(eager: Eagerness = 0): void {
    if (eager >= (this.#wanted ?? 0)) this.#wanted = eager;
    if (!this.#busy) void this.#take();
  }

  /** Takes the next batch from the shelf, and sends it. */
  async #take(): Promise<void> {
    const { maxQueueSize, signal } = this.#settings;
    const eager = this.#wanted ?? 0;
    this.#wanted = undefined;
    this.#busy = true;
    const look = (all: readonly Batch[]) => claim(all, Date.now(), maxQueueSize, this.#pausedUntil, eager);
    const { put: [batch], next, lost } = await this.#store.change(look);
    this.#busy = false;
    this.#queue.drop(lost);
    if (batch) {
      this.#trouble = true;
      return this.#send(batch, true, eager);
    }
    // Something came to it meanwhile.
    if (this.#wanted !== undefined) return this.#take();
    this.#trouble = next < Infinity;
    if (this.#trouble) this.#lookIn(next - Date.now());
    else if (this.#store.lasting && !signal.aborted) this.#lookIn(LATER_LOOKS);
    this.wake();
  }

  async #send(batch: LeasedBatch, shelved: boolean, eager: Eagerness = 0): Promise<void> {
    this.#busy = true;
    this.#flying = batch;
    this.#shelved = shelved;
    const flies = () => this.#flying === batch;
    const late = setTimeout(() => {
      if (!flies() || this.#shelved) return;
      this.#shelve([batch]);
      this.wake();
    }, LATE);
    // A page that slept may find that another tab has taken the batch over.
    const wanted = () => flies() && Date.now() < batch.lease;
    // Of retries only those of a page that hides: if the browser refused because others use up its budget, the next goes without.
    const answer = await this.#client.post(toBody(batch, Date.now()), eager === 2 || batch.attempts === 1, wanted);
    clearTimeout(late);
    this.#busy = false;
    // A beacon may have settled it meanwhile.
    const failed = flies() && this.#settle(batch, answer);
    this.#flying = undefined;
    if (this.#trouble || this.#wanted !== undefined) this.#look(failed ? 0 : eager);
    else this.wake();
  }

  /** @returns whether it failed, for now. */
  #settle(batch: LeasedBatch, answer: Answer): boolean {
    const now = Date.now();
    const verdict = judge(answer, now);
    if (typeof verdict === "number") {
      const random = Math.random();
      const due = now + verdict + backOff(batch.attempts, random);
      this.#pausedUntil = now + verdict + backOff(++this.#failures, random);
      // Not what another tab may have taken over.
      if (!this.#shelved || now < batch.lease) this.#shelve([{ ...batch, lease: 0, due, hold: verdict && now + verdict }]);
      return true;
    }
    this.#failures = this.#pausedUntil = 0;
    if (verdict === "drop") {
      this.#queue.drop(batch.weight);
      this.#settings.warn(`events refused with status ${answer.status} and dropped`);
    }
    if (this.#shelved) this.#store.apply({ remove: [batch.id] });
    return false;
  }

  #beacon(batch: Batch): boolean {
    const now = Date.now();
    const taken = this.#client.beacon(toBody(lease(batch, now), now));
    if (taken && batch.id === this.#flying?.id) this.#flying = undefined;
    return taken;
  }
}
