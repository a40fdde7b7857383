import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BatchStore } from "../../src/batch/batch-store";
import { EventQueue } from "../../src/batch/event-queue";
import { Sender } from "../../src/transport/sender";
import { names, namesIn, queued } from "../batch/queued";
import { someBatch } from "../batch/some-batch";
import { SharedStore } from "../batch/shared-store";
import { FakeClient, parse } from "./fake-client";

let store: SharedStore;

/** A page with the SDK, beside others that share its storage. */
class Tab {
  readonly client = new FakeClient();
  readonly over = new AbortController();
  readonly queue: EventQueue;
  readonly sender: Sender;
  #next = 0;
  #killed = false;

  constructor(readonly name: string) {
    let id = 0;
    this.queue = new EventQueue({ batchSize: 3, batchBytes: 500, maxQueueSize: 20 }, () => `${name}-${id++}`);
    const own: BatchStore = {
      lasting: true,
      apply: (changes) => this.#killed || store.apply(changes),
      change: (decide) => (this.#killed ? new Promise(() => undefined) : store.change(decide)),
    };
    this.sender = new Sender(this.queue, own, this.client, {
      batchInterval: 5000,
      maxQueueSize: 20,
      warn: () => undefined,
      onEmpty: () => undefined,
      signal: this.over.signal,
    });
  }

  /** Nothing comes from it any more. */
  kill(): void {
    this.#killed = true;
  }

  async add(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.queue.add(queued(`${this.name}${this.#next++}`));
      this.sender.wake();
    }
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  store = new SharedStore();
});
afterEach(() => void vi.useRealTimers());

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe("While a service fails", () => {
  test("What follows is kept at once, and goes when the service is back", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await tab.client.last.answer({ status: 503, retryAfter: "60" });
    await tab.add(4);
    expect((await store.all()).map(namesIn)).toEqual([["a0", "a1", "a2"], ["a3", "a4", "a5"]]);
    await pass(5000);
    expect((await store.all()).map(namesIn)).toContainEqual(["a6"]);
    await pass(60_000);
    for (let i = 0; i < 3; i++) await tab.client.last.answer({ status: 202 });
    expect(tab.client.posts.slice(1).map(({ body }) => names(body))).toEqual([["a3", "a4", "a5"], ["a6"], ["a0", "a1", "a2"]]);
    expect(await store.all()).toEqual([]);
  });

  test("It is asked less and less often, however much is kept", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    for (let minute = 0; minute < 10; minute++) {
      for (let second = 0; second < 60; second++) {
        if (second % 20 === 0) await tab.add(1);
        await tab.client.last.answer({ status: 0 });
        await pass(1000);
      }
    }
    expect(tab.client.posts.length).toBeLessThan(28);
    expect(tab.queue.takeDropped()).toBeGreaterThan(0);
  });

  test("A request that is not answered for five seconds is kept as well, though no other tab may send it now", async () => {
    const tab = new Tab("a");
    await tab.add(5);
    await pass(4999);
    expect(await store.all()).toEqual([]);
    await pass(5001);
    expect((await store.all()).map(namesIn)).toEqual([["a0", "a1", "a2"], ["a3", "a4"]]);
    const other = new Tab("b");
    other.sender.start();
    await pass(1000);
    expect(other.client.posts.map(({ body }) => names(body))).toEqual([["a3", "a4"]]);
    await tab.client.last.answer({ status: 202 });
    expect((await store.all()).map(namesIn)).toEqual([["a3", "a4"]]);
  });

  test("A batch over which the service fails each time holds up no others", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await tab.client.last.answer({ status: 500 });
    const poison = tab.client.last.batch_id;
    for (let i = 0; i < 400; i++) {
      if (i < 300 && i % 20 === 0) await tab.add(3);
      await tab.client.last.answer({ status: tab.client.last.batch_id === poison ? 500 : 202 });
      await pass(1000);
    }
    const sent = tab.client.posts.map(({ body }) => parse(body).batch_id);
    expect(new Set(sent).size).toBe(16);
    expect(sent.filter((id) => id === poison).length).toBeLessThan(20);
    expect((await store.all()).map(({ id }) => id)).toEqual([poison]);
  });

  test("When the network is back what waits goes at once, unless the service asked to wait", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    for (let i = 0; i < 8; i++) {
      await tab.client.last.answer({ status: 0 });
      await pass(60_000);
    }
    await tab.client.last.answer({ status: 0 });
    await tab.add(3);
    const before = tab.client.posts.length;
    tab.sender.online();
    await pass(0);
    await tab.client.last.answer({ status: 202 });
    expect(tab.client.posts).toHaveLength(before + 2);
    await tab.client.last.answer({ status: 503, retryAfter: "300" });
    tab.sender.online();
    await pass(299_000);
    expect(tab.client.posts).toHaveLength(before + 2);
  });

  test("The network that comes back while a request is under way is not forgotten", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    for (let i = 0; i < 8; i++) {
      await tab.client.last.answer({ status: 0 });
      await pass(60_000);
    }
    const before = tab.client.posts.length;
    tab.sender.online();
    await tab.client.last.answer({ status: 0 });
    expect(tab.client.posts).toHaveLength(before + 1);
  });

  test("A page that hides has all on the shelf, and does not press the service", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await tab.client.last.answer({ status: 503, retryAfter: "60" });
    await tab.add(1);
    tab.sender.flush(true);
    await pass(1000);
    expect((await store.all()).map(namesIn)).toEqual([["a0", "a1", "a2"], ["a3"]]);
    expect(tab.client.posts).toHaveLength(1);
  });

  test("A page that goes leaves all on the shelf, since nobody would hear what becomes of a beacon", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await tab.client.last.answer({ status: 503 });
    await tab.add(2);
    tab.sender.leave();
    expect(tab.client.beacons).toEqual([]);
    expect((await store.all()).map(namesIn)).toEqual([["a0", "a1", "a2"], ["a3", "a4"]]);
  });
});

describe("Tabs that share a shelf", () => {
  test("A page delivers soon after its start what an earlier one left, and then goes on with its own", async () => {
    const tab = new Tab("a");
    await tab.add(6);
    await tab.client.last.answer({ status: 503 });
    tab.sender.leave();
    tab.kill();
    const other = new Tab("b");
    other.sender.start();
    await pass(1000);
    await other.client.last.answer({ status: 202 });
    await other.client.last.answer({ status: 202 });
    expect(other.client.posts.map(({ body }) => parse(body)).map(({ batch_id, attempt }) => [batch_id, attempt])).toEqual([
      ["a-1", 1],
      ["a-0", 2],
    ]);
    await other.add(3);
    expect(names(other.client.last.body)).toEqual(["b0", "b1", "b2"]);
    expect(await store.all()).toEqual([]);
  });

  test("A page that is open for long finds what others left meanwhile, until it has no more to do with it", async () => {
    const other = new Tab("b");
    other.sender.start();
    await pass(1000);
    store.apply({ put: [someBatch({ id: "left", madeAt: Date.now() })] });
    await pass(60_000);
    expect(other.client.last.batch_id).toBe("left");
    await other.client.last.answer({ status: 202 });
    await pass(60_000);
    other.over.abort();
    await pass(120_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("What a killed tab was sending goes once its time is over", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await pass(5000);
    tab.kill();
    const other = new Tab("b");
    other.sender.start();
    await pass(34_000);
    expect(other.client.posts).toEqual([]);
    await pass(1000);
    expect(other.client.last).toMatchObject({ batch_id: "a-0", attempt: 2 });
  });

  test("A tab that slept while sending leaves alone what another has taken over or delivered", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await pass(5000);
    const other = new Tab("b");
    other.sender.start();
    await pass(36_000);
    await tab.client.last.answer({ status: 0 });
    expect((await store.all())[0]).toMatchObject({ id: "a-0", attempts: 2 });
    await other.client.last.answer({ status: 202 });
    await pass(600_000);
    expect(tab.client.posts).toHaveLength(1);
    expect(await store.all()).toEqual([]);
  });

  test("A tab that slept before sending does not send what is no longer its own", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    await tab.client.last.answer({ status: 0 });
    tab.client.compressing = true;
    await pass(1000);
    vi.setSystemTime(Date.now() + 41_000);
    tab.client.compressing = false;
    tab.client.released?.();
    await pass(0);
    expect(tab.client.posts).toHaveLength(1);
    await pass(5000);
    expect(tab.client.last).toMatchObject({ batch_id: "a-0", attempt: 3 });
  });

  test("A first attempt that outlasts a sleep is kept", async () => {
    const tab = new Tab("a");
    await tab.add(3);
    vi.setSystemTime(Date.now() + 3_600_000);
    await tab.client.last.answer({ status: 0 });
    expect(await store.all()).toHaveLength(1);
  });

  test("Five of them with a failing service never send the same batch at once, and deliver each once when it is back", async () => {
    const tabs = ["a", "b", "c", "d", "e"].map((name) => new Tab(name));
    let working = false;
    const delivered: string[] = [];
    for (let second = 0; second < 300; second++) {
      if (second < 60 && second % 20 === 0) for (const tab of tabs) await tab.add(1);
      working = second > 100;
      // Every request takes a second.
      const open = tabs.filter(({ client }) => client.posts.length > 0).map(({ client }) => client.last);
      const flying = open.filter((post) => !answered.has(post.answer));
      const ids = flying.map(({ batch_id }) => batch_id);
      expect(ids).toEqual([...new Set(ids)]);
      for (const post of flying) {
        answered.add(post.answer);
        if (working) delivered.push(...names(post.body));
        await post.answer({ status: working ? 202 : 503 });
      }
      await pass(1000);
    }
    expect(delivered.sort()).toEqual(["a", "b", "c", "d", "e"].flatMap((name) => [0, 1, 2].map((i) => `${name}${i}`)));
  });
});

const answered = new Set<unknown>();
