import assert from "node:assert/strict";
import { test } from "node:test";
import { ActiveTime } from "./active-time.mjs";
import { ratesBetween } from "./counts.mjs";
import { Meters } from "./meters.mjs";
import { queueOperation, tableOperation } from "./operations.mjs";

test("Executions at the same time count once", () => {
  const time = new ActiveTime();
  time.begin(10_000);
  time.begin(11_000);
  time.end(12_000);
  time.end(13_500);
  assert.equal(time.seconds(20_000), 3.5);
});

test("A short execution counts as a second, and one that begins within it costs nothing more", () => {
  const time = new ActiveTime();
  time.begin(10_000);
  time.end(10_020);
  time.begin(10_500);
  time.end(10_600);
  assert.equal(time.seconds(20_000), 1);
  time.begin(30_000);
  time.end(30_020);
  assert.equal(time.seconds(40_000), 2);
});

test("What still runs counts until now", () => {
  const time = new ActiveTime();
  time.begin(10_000);
  assert.equal(time.seconds(14_000), 4);
});

test("Rates are of what moved", () => assert.deepEqual(ratesBetween({ a: 1, b: 5 }, { a: 1, b: 15, c: 20 }, 10), { b: 1, c: 2 }));

const queue = (method, path, answered = "") => queueOperation({ method, url: `/devstoreaccount1/qoe-events${path}`, answered: Buffer.from(answered) });

test("Operations on queues are told apart", () => {
  assert.equal(queue("POST", "/messages?messagettl=-1"), "put");
  assert.equal(queue("GET", "/messages?numofmessages=32", "<MessageId>1</MessageId>"), "get");
  assert.equal(queue("GET", "/messages?numofmessages=32", "<QueueMessagesList />"), "emptyGet");
  assert.equal(queue("GET", "/messages?peekonly=true", "<MessageId>1</MessageId>"), "peek");
  assert.equal(queue("DELETE", "/messages/1?popreceipt=x"), "delete");
  assert.equal(queue("PUT", "/messages/1?popreceipt=x"), "update");
  assert.equal(queue("GET", "?comp=metadata"), "metadata");
  assert.equal(queue("PUT", ""), "create");
});

const table = (method, path) => tableOperation({ method, url: `/devstoreaccount1/${path}` });

test("Operations on tables are told apart", () => {
  assert.equal(table("POST", "$batch"), "transaction");
  assert.equal(table("GET", "slots(PartitionKey='0',RowKey='manifest')"), "get");
  assert.equal(table("GET", "slots()?$filter=x"), "query");
  assert.equal(table("PUT", "slots(PartitionKey='0',RowKey='manifest')"), "write");
  assert.equal(table("POST", "slots"), "write");
  assert.equal(table("DELETE", "slots(PartitionKey='0',RowKey='a')"), "delete");
  assert.equal(table("POST", "Tables"), "create");
});

test("A function with a queue is active from the message's receipt to its deletion", () => {
  const meters = new Meters();
  const url = "/devstoreaccount1/qoe-events/messages";
  meters.queue({ method: "GET", url: `${url}?numofmessages=32`, sent: 0, answered: Buffer.from("<MessageId>a</MessageId><MessageId>b</MessageId>") });
  assert.ok(meters.totals["activeSeconds.Aggregate"] >= 0);
  for (const id of ["a", "b"]) meters.queue({ method: "DELETE", url: `${url}/${id}?popreceipt=x`, sent: 0, answered: Buffer.alloc(0) });
  assert.equal(meters.totals["queue.get"], 1);
  assert.equal(meters.totals["queue.delete"], 2);
});

test("The log tells of executions, and how long the timer's took", () => {
  const meters = new Meters();
  meters.log("dbug: Function Tick succeeded, invocation 1", Date.UTC(2026, 0, 1, 12, 0, 22, 500));
  meters.log("dbug: Function Evaluate succeeded, invocation 2");
  meters.log("info: something else");
  assert.deepEqual(meters.totals, { "executions.Tick": 1, "activeSeconds.Tick": 2.5, "executions.Evaluate": 1 });
});
