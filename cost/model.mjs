// What a month costs: measured rates, a few numbers of yours, and prices. docs/cost/calculator.html has a copy, made by generate.mjs.

const DAYS = 30;
const HOUR = 3600;
const GIB = 2 ** 30;

/** The numbers that the calculator asks for: what each means, its unit, its bounds, and an example. */
export const INPUTS = [
  { id: "viewers", label: "Concurrent viewers", unit: "in busy hours, on average", value: 1000, min: 0, max: 1e8 },
  { id: "busyHours", label: "Busy hours", unit: "a day; nobody watches in the others", value: 12, min: 0, max: 24 },
  { id: "heartbeatInterval", label: "Heartbeat interval", unit: "s", value: 10, min: 1, max: 600 },
  { id: "requestsPerEvent", label: "Requests for each event", unit: "0.7 with the SDK's own batchInterval of 5 s", value: 0.7, min: 0.01, max: 1 },
  { id: "aggregators", label: "Instances that aggregate", unit: "", value: 1, min: 1, max: 1000 },
  { id: "httpInstances", label: "Instances for HTTP", unit: "", value: 1, min: 1, max: 1000 },
  { id: "alwaysReady", label: "Always-ready instances", unit: "of all groups together", value: 0, min: 0, max: 1000 },
  { id: "memory", label: "Memory of an instance", unit: "GB", value: 2, min: 0.5, max: 4 },
  { id: "publishInterval", label: "Publish interval", unit: "s", value: 60, min: 0.1, max: 600 },
  { id: "series", label: "Active series", unit: "of all instances; an organisation's budget is 100,000", value: 20000, min: 0, max: 1e8 },
  { id: "logs", label: "Lines to Loki", unit: "part of them, 0 to 1; 0: no Loki", value: 1, min: 0, max: 1 },
];

/** Prices are yours to fill in. These are examples of the right size, in US dollars; no price list was asked for them. */
export const PRICES = [
  { id: "queueClass1", label: "Queue operations, class 1", unit: "per 10,000", value: 0.004 },
  { id: "queueClass2", label: "Queue operations, class 2", unit: "per 10,000", value: 0.004 },
  { id: "tableOperations", label: "Table operations", unit: "per 10,000", value: 0.0004 },
  { id: "stored", label: "Stored in tables", unit: "per GB and month", value: 0.05 },
  { id: "executions", label: "Function executions", unit: "per million", value: 0.4 },
  { id: "activeGbSeconds", label: "Execution time", unit: "per GB-second", value: 0.000026 },
  { id: "readyGbSeconds", label: "Always ready, baseline", unit: "per GB-second", value: 0.000004 },
  { id: "egress", label: "Data out", unit: "per GB", value: 0.09 },
  { id: "seriesMonth", label: "Series, at one data point a minute", unit: "per 1,000 and month", value: 8 },
  { id: "logBytes", label: "Log lines", unit: "per GB", value: 0.5 },
];

/** What one queue takes, by Azure's documentation. */
export const MESSAGES_PER_SECOND = 2000;

export const GROUPS = ["Http", "Aggregate", "PushLogs", "Evaluate", "Route", "Notify", "Tick"];

/** What is wrong with a number that somebody typed; undefined when nothing is. */
export function problemWith(text, { min = 0, max = Infinity }) {
  const value = Number(text);
  if (String(text).trim() === "" || !Number.isFinite(value)) return "Type a number.";
  if (value < min) return `Not less than ${min}.`;
  if (value > max) return `Not more than ${max.toLocaleString("en")}.`;
  return undefined;
}

/**
 * A measured rate per second at a load between those that were measured: on the straight line through the two next to it. Beyond the
 * largest it grows with the load, which is an upper bound: batches become no smaller.
 */
export function rateAt(points, name, eventsPerSecond) {
  const last = points.at(-1);
  if (eventsPerSecond > last.eventsPerSecond) return ((last.perSecond[name] ?? 0) * eventsPerSecond) / last.eventsPerSecond;
  const right = Math.max(1, points.findIndex((point) => point.eventsPerSecond >= eventsPerSecond));
  const [a, b] = [points[right - 1], points[right]];
  const [from, to] = [a.perSecond[name] ?? 0, b.perSecond[name] ?? 0];
  const slope = (to - from) / (b.eventsPerSecond - a.eventsPerSecond);
  return from + slope * (eventsPerSecond - a.eventsPerSecond);
}

/** Events a second: heartbeats come as often as they are set, all others as often as viewers do things. */
export function eventsPerSecond({ perViewer, settings }, { viewers, heartbeatInterval }) {
  const heartbeats = perViewer.heartbeatsPerSecond * (settings.heartbeatInterval / heartbeatInterval);
  return viewers * (heartbeats + perViewer.othersPerSecond);
}

/** What is used in a month of thirty days, in the units that are billed. */
export function usage(measured, inputs) {
  const load = eventsPerSecond(measured, inputs);
  const busy = inputs.busyHours * HOUR * DAYS;
  const idle = (24 - inputs.busyHours) * HOUR * DAYS;
  /** Of so many instances that share the load; each has what an idle one has. */
  const rate = (name, events, instances) => instances * rateAt(measured.points, name, events / instances);
  const month = (names, instances = inputs.aggregators) =>
    names.reduce((sum, name) => sum + busy * rate(name, load, instances) + idle * rate(name, 0, instances), 0);
  const active = (group) => {
    const instances = { Http: inputs.httpInstances, Aggregate: inputs.aggregators }[group] ?? 1;
    const share = (events) => Math.min(instances, rate(`activeSeconds.${group}`, events, instances));
    return busy * share(load) + idle * share(0);
  };
  const pointsPerMinute = Math.max(1, 60 / inputs.publishInterval);
  const samples = (busy / 60) * inputs.series * pointsPerMinute;
  return {
    eventsPerSecond: load,
    events: busy * load,
    messagesPerSecond: rate("queue.put", load, inputs.httpInstances),
    queueClass1: month(["queue.put", "queue.get", "queue.delete", "queue.update", "queue.create"], inputs.httpInstances),
    queueClass2: month(["queue.emptyGet", "queue.peek", "queue.metadata"]),
    tableOperations: month(["table.get", "table.query", "table.write", "table.delete", "table.transaction"]),
    stored: (inputs.aggregators * measured.points.at(-1).storedBytes) / GIB,
    executions: busy * load * inputs.requestsPerEvent + month(GROUPS.slice(1).map((group) => `executions.${group}`)),
    activeGbSeconds: inputs.memory * GROUPS.reduce((sum, group) => sum + active(group), 0),
    readyGbSeconds: inputs.memory * inputs.alwaysReady * 24 * HOUR * DAYS,
    egress: (month(["answerBytes"], inputs.httpInstances) + samples * bytesPerSample(measured) + inputs.logs * month(["loki.bytes"])) / GIB,
    pointsPerMinute,
    seriesMonth: inputs.series * pointsPerMinute,
    logBytes: (inputs.logs * month(["loki.uncompressedBytes"])) / GIB,
    beyondMeasured: load / Math.min(inputs.aggregators, inputs.httpInstances) > measured.points.at(-1).eventsPerSecond,
  };
}

function bytesPerSample({ points }) {
  const { perSecond } = points.at(-1);
  return perSecond["remoteWrite.bytes"] / perSecond["remoteWrite.samples"];
}

/** How many of its unit a price is for. */
const PER = { queueClass1: 1e4, queueClass2: 1e4, tableOperations: 1e4, executions: 1e6, seriesMonth: 1e3 };

/** What each item of a month costs, and all of them together. */
export function cost(used, prices) {
  const items = PRICES.map(({ id }) => ({ id, cost: (used[id] / (PER[id] ?? 1)) * prices[id] }));
  return { items, total: items.reduce((sum, item) => sum + item.cost, 0) };
}
