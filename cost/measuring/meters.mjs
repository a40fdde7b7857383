import { gunzipSync } from "node:zlib";
import { ActiveTime } from "./active-time.mjs";
import { Counts } from "./counts.mjs";
import { FUNCTION_OF_QUEUE, messagesOf, queueOf, queueOperation, tableOperation } from "./operations.mjs";

/** What stands around the service sees of it: requests to storage, executions of functions, bytes that leave. */
export class Meters {
  #counts = new Counts();
  #active = {};
  #held = new Map();

  queue(exchange) {
    const operation = queueOperation(exchange);
    const name = FUNCTION_OF_QUEUE[queueOf(exchange.url)];
    this.#counts.add(`queue.${operation}`);
    if (operation === "put") this.#counts.add("queueBytes", exchange.sent);
    if (operation === "get") for (const id of messagesOf(exchange.answered)) this.#begin(id, name);
    if (operation === "delete") this.#end(exchange.url.match(/messages\/([^?]+)/)[1]);
  }

  table(exchange) {
    this.#counts.add(`table.${tableOperation(exchange)}`);
    this.#counts.add("tableBytes", exchange.sent);
  }

  requestBegan() {
    this.#activeOf("Http").begin(performance.now());
  }

  requestEnded({ sent, answered }) {
    this.#activeOf("Http").end(performance.now());
    this.#counts.add("executions.Http");
    this.#counts.add("requestBytes", sent);
    this.#counts.add("answerBytes", answered.length);
  }

  /** A line of the service's log. The timer fires at second 20 of each minute. */
  log(line, now = Date.now()) {
    const name = line.match(/Function (\w+) succeeded/)?.[1];
    if (!name) return;
    this.#counts.add(`executions.${name}`);
    if (name === "Tick") this.#counts.add("activeSeconds.Tick", Math.max(1, ((now - 20_000) % 60_000) / 1000));
  }

  remoteWrite(body) {
    this.#counts.add("remoteWrite.requests");
    this.#counts.add("remoteWrite.bytes", body.length);
  }

  loki(body) {
    this.#counts.add("loki.requests");
    this.#counts.add("loki.bytes", body.length);
    this.#counts.add("loki.uncompressedBytes", gunzipSync(body).length);
  }

  get totals() {
    const active = Object.entries(this.#active).map(([name, time]) => [`activeSeconds.${name}`, time.seconds(performance.now())]);
    return { ...this.#counts.totals, ...Object.fromEntries(active) };
  }

  #begin(id, name) {
    if (!name || this.#held.has(id)) return;
    this.#held.set(id, name);
    this.#activeOf(name).begin(performance.now());
  }

  #end(id) {
    const name = this.#held.get(id);
    this.#held.delete(id);
    if (name) this.#activeOf(name).end(performance.now());
  }

  #activeOf(name) {
    return (this.#active[name] ??= new ActiveTime());
  }
}
