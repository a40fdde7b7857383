import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EventQueue } from "../../src/batch/event-queue";
import { MemoryStore } from "../../src/batch/memory-store";
import { Sender } from "../../src/transport/sender";
import { names, queued } from "../batch/queued";
import { FakeClient, parse } from "./fake-client";

let client: FakeClient;
let queue: EventQueue;
let sender: Sender;
let warnings: Set<string>;
let emptied: number;

beforeEach(() => {
  vi.useFakeTimers();
  client = new FakeClient();
  warnings = new Set();
  emptied = 0;
  let id = 0;
  queue = new EventQueue({ batchSize: 3, batchBytes: 500, maxQueueSize: 20 }, () => `batch-${id++}`);
  sender = new Sender(queue, new MemoryStore(), client, {
    batchInterval: 5000,
    maxQueueSize: 20,
    signal: new AbortController().signal,
    warn: (message) => warnings.add(message),
    onEmpty: () => emptied++,
  });
});

afterEach(() => void vi.useRealTimers());

/** Puts events into the queue without anyone noticing. */
function hoard(count: number, size: number): void {
  for (let i = 0; i < count; i++) queue.add(queued(`e${i}`, size));
}

async function add(count: number, size?: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    queue.add(queued(`e${i}`, size));
    sender.wake();
  }
  await vi.advanceTimersByTimeAsync(0);
}

describe("Sending", () => {
  test("A full batch goes at once, the rest when its time has come", async () => {
    await add(4);
    expect(names(client.last.body)).toEqual(["e0", "e1", "e2"]);
    await client.last.answer({ status: 202 });
    expect(client.posts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(names(client.last.body)).toEqual(["e3"]);
  });

  test("One request at a time, whatever comes meanwhile (defect 27)", async () => {
    await add(12);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(client.posts).toHaveLength(1);
    for (let i = 1; i <= 4; i++) await client.last.answer({ status: 202 });
    expect(client.posts.map(({ body }) => parse(body).batch_id)).toEqual(["batch-0", "batch-1", "batch-2", "batch-3"]);
  });

  test("Flushing sends all that waits in one request, after the one under way", async () => {
    await add(12);
    sender.flush();
    expect(client.posts).toHaveLength(1);
    await client.last.answer({ status: 202 });
    expect(client.last.events).toHaveLength(9);
    expect(emptied).toBe(0);
    await client.last.answer({ status: 202 });
    expect([client.posts.length, queue.size, emptied]).toEqual([2, 0, 1]);
    await add(1);
    expect(client.posts).toHaveLength(2);
  });

  test("Flushing does not press a service that asked to wait, and what waits goes with what failed", async () => {
    await add(4);
    await client.last.answer({ status: 429, retryAfter: "30" });
    sender.flush();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(client.posts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(names(client.last.body)).toEqual(["e3"]);
    await client.last.answer({ status: 202 });
    expect(names(client.last.body)).toEqual(["e0", "e1", "e2"]);
  });

  test("A batch is repeated under its id with the next attempt and a new time, until it is taken", async () => {
    await add(3);
    const first = client.last;
    await first.answer({ status: 503, retryAfter: "30" });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(client.posts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(client.last).toMatchObject({ batch_id: first.batch_id, attempt: 2 });
    expect(client.last.sent_at).toBeGreaterThan(first.sent_at + 29_000);
    await client.last.answer({ status: 0 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(client.last.attempt).toBe(3);
    await client.last.answer({ status: 202 });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(client.posts).toHaveLength(3);
  });

  test("Only a first attempt asks to outlive the page, lest a used-up budget refuses it for ever (defect 28)", async () => {
    await add(3);
    expect(client.last.keepalive).toBe(true);
    await client.last.answer({ status: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(client.last.keepalive).toBe(false);
  });

  test("A refused batch is dropped, counted, and told by its status", async () => {
    await add(9);
    await client.last.answer({ status: 401 });
    await client.last.answer({ status: 401 });
    await client.last.answer({ status: 413 });
    expect([...warnings]).toEqual([expect.stringContaining("401"), expect.stringContaining("413")]);
    expect(queue.takeDropped()).toBe(9);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(client.posts).toHaveLength(3);
  });
});

describe("Hiding (defect 26)", () => {
  test("All that waits goes at once in a request that outlives the page, and none by beacon", async () => {
    await add(2);
    sender.flush(true);
    expect(client.last).toMatchObject({ keepalive: true, attempt: 1 });
    expect(names(client.last.body)).toEqual(["e0", "e1"]);
    expect(client.beacons).toEqual([]);
  });

  test.each([503, 429, 0])("What the service answers with %i is kept for the page that lives on", async (status) => {
    await add(2);
    sender.flush(true);
    const { batch_id } = client.last;
    await client.last.answer({ status });
    await vi.advanceTimersByTimeAsync(1000);
    expect(client.last).toMatchObject({ batch_id, attempt: 2 });
    expect(names(client.last.body)).toEqual(["e0", "e1"]);
    expect(queue.takeDropped()).toBe(0);
  });

  test("All that waits goes now, also what waits for another attempt, and outlives the page", async () => {
    await add(4);
    await client.last.answer({ status: 503, retryAfter: "60" });
    sender.flush(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(names(client.last.body)).toEqual(["e3"]);
    expect(client.last).toMatchObject({ keepalive: true, attempt: 1 });
    await client.last.answer({ status: 202 });
    expect(names(client.last.body)).toEqual(["e0", "e1", "e2"]);
    expect(client.last).toMatchObject({ keepalive: true, attempt: 2 });
  });

  test("Leaving takes along what hiding sent and nobody answered; the service knows it by its id", async () => {
    await add(2);
    sender.flush(true);
    const { batch_id } = client.last;
    queue.add(queued("viewend"));
    sender.leave();
    const bodies = client.beacons.map((body) => parse(body));
    expect(bodies).toMatchObject([{ attempt: 1 }, { batch_id, attempt: 2 }]);
    expect(client.beacons.map(names)).toEqual([["viewend"], ["e0", "e1"]]);
    await client.last.answer({ status: 503 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([client.posts.length, emptied]).toEqual([1, 1]);
  });
});

describe("Leaving (defect 26)", () => {
  test("What waits leaves by beacon, and nothing is left for later", async () => {
    await add(2);
    sender.leave();
    expect(client.beacons.map(names)).toEqual([["e0", "e1"]]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.posts).toEqual([]);
  });

  test("What does not fit one beacon is split", async () => {
    hoard(2, 300);
    sender.leave();
    expect(client.beacons.map(names).sort()).toEqual([["e0"], ["e1"]]);
  });

  test("A request under way leaves again under its id, with a higher attempt, since nobody will see its answer", async () => {
    await add(3);
    const { batch_id } = client.last;
    sender.leave();
    expect(client.beacons.map((body) => parse(body))).toMatchObject([{ batch_id, attempt: 2 }]);
  });

  test("A batch waiting for another attempt leaves under its id", async () => {
    await add(3);
    const { batch_id } = client.last;
    await client.last.answer({ status: 503 });
    sender.leave();
    expect(client.beacons.map((body) => parse(body))).toMatchObject([{ batch_id, attempt: 2 }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.posts).toHaveLength(1);
  });

  test("A request that dies with the page leaves again by beacon; should it be answered after all, it is settled once", async () => {
    await add(3);
    await client.last.answer({ status: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    const second = client.last;
    sender.leave();
    expect(client.beacons).toHaveLength(1);
    await second.answer({ status: 503 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.posts).toHaveLength(2);
    await add(3);
    expect(client.posts).toHaveLength(3);
  });

  test("A late refusal of what left by beacon drops nothing", async () => {
    await add(3);
    await client.last.answer({ status: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    sender.leave();
    await client.last.answer({ status: 401 });
    expect([warnings.size, queue.takeDropped()]).toEqual([0, 0]);
  });

  test("After leaving and coming back there is still one request at a time, and nothing is forgotten", async () => {
    await add(3);
    await client.last.answer({ status: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    sender.leave();
    await add(1);
    sender.flush();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.posts).toHaveLength(2);
    await client.last.answer({ status: 0 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(client.posts).toHaveLength(3);
    expect(names(client.last.body)).toEqual(["e0"]);
  });

  test("A batch still being compressed leaves by beacon, and is not posted as well", async () => {
    client.compressing = true;
    await add(3);
    sender.leave();
    expect(client.beacons).toHaveLength(1);
    client.released?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.posts).toEqual([]);
  });

  test("Where the browser takes only so much, the newest go, and the others stay", async () => {
    client.takesBeacons = () => client.beacons.length === 0;
    hoard(3, 300);
    sender.leave();
    expect(client.beacons.map(names)).toEqual([["e2"]]);
    await vi.advanceTimersByTimeAsync(1000);
    await client.last.answer({ status: 202 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(client.posts.map(({ body }) => names(body))).toEqual([["e0"], ["e1"]]);
  });
});
