import type { Batch } from "./batch";
import type { BatchStore, Changes } from "./batch-store";
import { MemoryStore } from "./memory-store";

const BATCHES = "batches";
/** A database that does not answer for this long has failed. Milliseconds. */
const PATIENCE = 10_000;

/**
 * Keeps batches on the device, for all tabs of the site; nothing is there before the first. Should that fail, memory takes over for the rest of
 * the page's life.
 */
export function indexedDbStore(name: string): BatchStore {
  return new IndexedDbStore(name);
}

class IndexedDbStore implements BatchStore {
  readonly #name: string;
  #database: IDBDatabase | undefined;
  /** Instead of a database that failed. */
  #memory: MemoryStore | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get lasting(): boolean {
    return !this.#memory;
  }

  apply(changes: Changes): void {
    if (this.#memory) return this.#memory.apply(changes);
    this.#transact((batches) => write(batches, changes)).catch(() => this.#fallBack().apply(changes));
  }

  async change<T extends Changes>(decide: (all: readonly Batch[]) => T): Promise<T> {
    if (this.#memory) return this.#memory.change(decide);
    let decision: T | undefined;
    const decideAndWrite = (batches: IDBObjectStore) => {
      const request = batches.getAll();
      request.onsuccess = () => {
        // Thrown from here, it would reach the page.
        try {
          decision = decide(request.result as Batch[]);
          write(batches, decision);
        } catch {
          batches.transaction.abort();
        }
      };
    };
    try {
      if (!(await this.#open(false))) {
        decision = decide([]);
        if (!decision.put?.length) return decision;
      }
      await this.#transact(decideAndWrite);
      if (decision) return decision;
    } catch {
      // As below.
    }
    return this.#fallBack().change(decide);
  }

  /** Begins at once if the database is open, as it must in a page that goes. */
  #transact(work: (batches: IDBObjectStore) => void): Promise<void> {
    return new Promise((done, failed) => {
      const begin = (database: IDBDatabase) => {
        const transaction = database.transaction(BATCHES, "readwrite");
        transaction.oncomplete = () => done();
        transaction.onabort = failed;
        work(transaction.objectStore(BATCHES));
      };
      setTimeout(failed, PATIENCE);
      if (this.#database) begin(this.#database);
      else this.#open(true).then((database) => begin(database!)).catch(failed);
    });
  }

  /** @param create whether to make the database if there is none. @returns undefined if there is none. */
  async #open(create: boolean): Promise<IDBDatabase | undefined> {
    return this.#database ?? new Promise((done, failed) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        if (create) request.result.createObjectStore(BATCHES, { keyPath: "id" });
        else request.transaction?.abort();
      };
      request.onerror = () => (create ? failed() : done(undefined));
      request.onsuccess = () => {
        const database = (this.#database = request.result);
        // Whoever wants to delete it shall not have to wait for this page.
        database.onversionchange = () => database.close();
        done(database);
      };
      setTimeout(failed, PATIENCE);
    });
  }

  #fallBack(): MemoryStore {
    return (this.#memory ??= new MemoryStore());
  }
}

function write(batches: IDBObjectStore, { put, remove }: Changes): void {
  remove?.forEach((id) => batches.delete(id));
  put?.forEach((batch) => batches.put(batch));
  // Without waiting for a page that may be going.
  batches.transaction.commit();
}
