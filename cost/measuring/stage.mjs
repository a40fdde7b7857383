import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { freePorts } from "../../scripts/free-ports.mjs";
import { Meters } from "./meters.mjs";
import { startProxy, startReceiver } from "./proxy.mjs";
import { ACCOUNT, KEY } from "./stored.mjs";

const PATIENCE = 90_000;

/** The service with its storage and receivers, and a meter on each way in and out. */
export class Stage {
  meters = new Meters();
  #processes = [];
  #servers = [];
  #folder = mkdtempSync(join(tmpdir(), "openqoe-cost-"));

  async start(settings = {}) {
    const [blob, queue, table, port] = await freePorts(4);
    await this.#startAzurite(blob, queue, table);
    this.tables = `http://127.0.0.1:${table}`;
    const queues = await this.#keep(startProxy(`http://127.0.0.1:${queue}`, { ended: (exchange) => this.meters.queue(exchange) }));
    const tables = await this.#keep(startProxy(this.tables, { ended: (exchange) => this.meters.table(exchange) }));
    const metrics = await this.#keep(startReceiver((body) => this.meters.remoteWrite(body)));
    const lines = await this.#keep(startReceiver((body) => this.meters.loki(body)));
    this.#direct = `http://127.0.0.1:${port}`;
    await this.#startService({
      AzureWebJobsStorage: connection({ Blob: `http://127.0.0.1:${blob}`, Queue: queues.url, Table: tables.url }),
      OpenQoE__RemoteWrite__Url: metrics.url,
      OpenQoE__Logs__Url: lines.url,
      ...settings,
    });
    const meters = this.meters;
    const service = await this.#keep(startProxy(this.#direct, { began: () => meters.requestBegan(), ended: (exchange) => meters.requestEnded(exchange) }));
    this.url = service.url;
  }

  /** Simulated viewers, until their time is over or, without one, the stage is stopped. */
  startViewers({ viewers, speed, seconds = 0 }) {
    const program = "tests/Traffic/bin/Release/net10.0/Traffic.dll";
    const options = { viewers, speed, seconds, org: "cost", style: "ours", url: this.url };
    return this.#spawn("dotnet", [program, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`])]);
  }

  /** The service's own account of itself: the sum of each metric, and of each by the label that tells its kinds apart. */
  async metrics() {
    const text = await (await fetch(`${this.#direct}/metrics`)).text();
    const sums = {};
    for (const [, name, labels, value] of text.matchAll(/^(\w+)(\{.*\})? (\S+)$/gm)) {
      const kind = labels?.match(/\b(?:event_type|outcome|service|result)="(\w+)"/)?.[1];
      for (const key of kind ? [name, `${name}.${kind}`] : [name]) sums[key] = (sums[key] ?? 0) + Number(value);
    }
    return sums;
  }

  async stop() {
    for (const child of this.#processes.reverse()) {
      if (child.exitCode !== null) continue;
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    for (const server of this.#servers) server.stop();
    rmSync(this.#folder, { recursive: true });
  }

  #direct;

  async #startAzurite(blob, queue, table) {
    const ports = { blobPort: blob, queuePort: queue, tablePort: table, location: this.#folder };
    const options = Object.entries(ports).flatMap(([name, value]) => [`--${name}`, `${value}`]);
    this.#spawn("node", ["node_modules/azurite/dist/src/azurite.js", "--silent", "--disableTelemetry", "--skipApiVersionCheck", ...options]);
    await answers(`http://127.0.0.1:${table}/`);
    await answers(`http://127.0.0.1:${queue}/`);
  }

  async #startService(settings) {
    const child = this.#spawn("dotnet", ["functions/bin/Release/net10.0/OpenQoE.Functions.dll", "--urls", this.#direct], {
      AZURE_FUNCTIONS_ENVIRONMENT: "Development",
      "Logging__LogLevel__Microsoft.Azure.Functions.Worker.Hosting.FunctionRunner": "Debug",
      ...settings,
    });
    createInterface(child.stdout).on("line", (line) => this.meters.log(line));
    await answers(`${this.#direct}/health/ready`, 200);
  }

  #spawn(command, parameters, environment = {}) {
    const child = spawn(command, parameters, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
    if (!environment.AzureWebJobsStorage) child.stdout.resume();
    this.#processes.push(child);
    return child;
  }

  async #keep(starting) {
    const server = await starting;
    this.#servers.push(server);
    return server;
  }
}

const connection = (endpoints) =>
  `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};` +
  Object.entries(endpoints).map(([name, url]) => `${name}Endpoint=${url}/${ACCOUNT};`).join("");

async function answers(url, status) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response && (status === undefined || response.status === status)) return;
    await pause(200);
  }
  throw new Error(`${url} does not answer`);
}
