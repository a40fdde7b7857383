import { cost, INPUTS, PRICES, usage } from "./model.mjs";

const number = (value, digits = 3) =>
  new Intl.NumberFormat("en", { maximumSignificantDigits: digits, notation: value >= 1e6 ? "compact" : "standard" }).format(value);
const money = (value) => value.toLocaleString("en", { minimumFractionDigits: value < 100 ? 2 : 0, maximumFractionDigits: value < 100 ? 2 : 0 });
const table = (head, rows) => [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const MIB = 2 ** 20;
const sum = (names) => (point) => names.reduce((total, name) => total + (point.perSecond[name] ?? 0), 0);
const bytes = (names) => (point) => sum(names)(point) / MIB;
const functions = ["PushLogs", "Evaluate", "Route", "Notify", "Tick"];

/** What is measured, a second. */
const ROWS = [
  ["requests to `/v1/events`, executions of `Events`", sum(["executions.Http"])],
  ["executions of `Aggregate`, messages", sum(["executions.Aggregate"])],
  ["executions of all others", sum(functions.map((name) => `executions.${name}`))],
  ["execution time for HTTP, s", sum(["activeSeconds.Http"])],
  ["execution time of `Aggregate`, s", sum(["activeSeconds.Aggregate"])],
  ["execution time of all others, s", sum(functions.map((name) => `activeSeconds.${name}`))],
  ["queue: put", sum(["queue.put"])],
  ["queue: get that brings messages", sum(["queue.get"])],
  ["queue: delete", sum(["queue.delete"])],
  ["queue: get that finds none", sum(["queue.emptyGet"])],
  ["queue: update, peek, metadata", sum(["queue.update", "queue.peek", "queue.metadata", "queue.create"])],
  ["table: transactions", sum(["table.transaction"])],
  ["table: writes", sum(["table.write"])],
  ["table: reads", sum(["table.get"])],
  ["table: queries", sum(["table.query"])],
  ["table: deletes", sum(["table.delete"])],
  ["bytes to queues, MiB", bytes(["queueBytes"])],
  ["bytes to tables, MiB", bytes(["tableBytes"])],
  ["bytes of requests, MiB", bytes(["requestBytes"])],
  ["bytes of answers, MiB", bytes(["answerBytes"])],
  ["remote write: requests", sum(["remoteWrite.requests"])],
  ["remote write: samples", sum(["remoteWrite.samples"])],
  ["remote write: bytes, MiB", bytes(["remoteWrite.bytes"])],
  ["Loki: lines", sum(["loki.lines"])],
  ["Loki: bytes, MiB", bytes(["loki.uncompressedBytes"])],
  ["Loki: bytes sent, compressed, MiB", bytes(["loki.bytes"])],
];

export function perMillion({ points }) {
  const loads = points.slice(1);
  const head = ["for each million accepted events", ...loads.map((point) => `${(point.viewers * point.speed).toLocaleString("en")} viewers`)];
  const rows = ROWS.map(([name, rate]) => [name, ...loads.map((point) => number((1e6 * rate(point)) / point.eventsPerSecond))]);
  return table(head, [
    ["*events a second*", ...loads.map((point) => number(point.eventsPerSecond))],
    ...rows,
    ["*active series at the end*", ...loads.map((point) => number(point.activeSeries, 4))],
    ["*stored in tables at the end, MiB*", ...loads.map((point) => number(point.storedBytes / MIB))],
  ]);
}

export function idleDay({ points: [idle] }) {
  const rows = ROWS.map(([name, rate]) => [name, rate(idle) * 86400]).filter(([, value]) => value > 0);
  return table(["a day in which nobody watches", "one instance"], rows.map(([name, value]) => [name, number(value)]));
}

const EXAMPLES = [
  { viewers: 100, aggregators: 1, httpInstances: 1, series: 3000 },
  { viewers: 10_000, aggregators: 2, httpInstances: 2, series: 50_000 },
  { viewers: 1_000_000, aggregators: 200, httpInstances: 200, series: 1_000_000 },
];

export function examples(measured) {
  const defaults = Object.fromEntries(INPUTS.map(({ id, value }) => [id, value]));
  const prices = Object.fromEntries(PRICES.map(({ id, value }) => [id, value]));
  const months = EXAMPLES.map((example) => usage(measured, { ...defaults, ...example }));
  const costs = months.map((month) => cost(month, prices));
  return table(["a month, 12 busy hours a day", ...EXAMPLES.map(({ viewers }) => `${viewers.toLocaleString("en")} viewers`)], [
    ["instances that aggregate, and for HTTP", ...EXAMPLES.map((example) => `${example.aggregators}, ${example.httpInstances}`)],
    ["events", ...months.map((month) => number(month.events))],
    ["messages a second, in busy hours", ...months.map((month) => number(month.messagesPerSecond))],
    ["active series", ...EXAMPLES.map(({ series }) => series.toLocaleString("en"))],
    ...PRICES.map(({ id, label }, i) => [label, ...costs.map(({ items }) => money(items[i].cost))]),
    ["**total**, at the example prices", ...costs.map(({ total }) => `**${money(total)}**`)],
  ]);
}
