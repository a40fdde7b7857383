import assert from "node:assert/strict";
import { test } from "node:test";
import { ActiveTime } from "./active-time.mjs";
import { ratesBetween } from "./counts.mjs";
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
