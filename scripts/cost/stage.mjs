// What the measurement runs: storage, receivers, the service and its viewers, on loopback.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

const PATIENCE = 60_000;
const TICKS_PER_SECOND = 100;
// The emulator's account and key are published and the same everywhere.
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(condition, what) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await delay(200)) if (await condition().catch(() => false)) return;
  throw new Error(`${what} does not come`);
}

const gone = (child) => new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve) : resolve()));

/** Storage that counts what it is asked: its access log has a line for each operation, as the bill would. */
export class Azurite {
  #counts = { queue: 0, table: 0, messages: 0 };

  static async start(folder) {
    mkdirSync(folder, { recursive: true });
    const storage = new Azurite();
    storage.ports = { blob: await freePort(), queue: await freePort(), table: await freePort() };
    const ports = Object.entries(storage.ports).flatMap(([service, port]) => [`--${service}Port`, `${port}`]);
    storage.child = spawn("node_modules/.bin/azurite", ["--skipApiVersionCheck", "--disableTelemetry", "--location", folder, ...ports], { stdio: ["ignore", "pipe", "ignore"] });
    let rest = "";
    storage.child.stdout.setEncoding("utf8").on("data", (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) storage.#count(line);
    });
    await until(async () => (await fetch(`http://127.0.0.1:${storage.ports.table}/`)).status > 0, "Azurite");
    return storage;
  }

  get connection() {
    const endpoints = Object.entries(this.ports).map(([service, port]) => `${service[0].toUpperCase()}${service.slice(1)}Endpoint=http://127.0.0.1:${port}/${ACCOUNT};`);
    return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoints.join("")}`;
  }

  operations() {
    return { ...this.#counts };
  }

  #count(line) {
    const [, method, path] = /"(GET|POST|PUT|DELETE|MERGE|PATCH|HEAD) (\S+) HTTP/.exec(line) ?? [];
    if (!method) return;
    const isQueue = /\/messages|comp=metadata|restype=|^\/devstoreaccount1\/[a-z-]+(\?timeout|$)/.test(path) && !/\$batch|Tables|\(/.test(path);
    this.#counts[isQueue ? "queue" : "table"]++;
    if (method === "POST" && /\/qoe-events\/messages/.test(path)) this.#counts.messages++;
  }

  async end() {
    this.child.kill("SIGTERM");
    await gone(this.child);
  }
}

/** Takes whatever is posted, and counts the bytes. */
export class Receiver {
  #taken = { requests: 0, bytes: 0 };

  static async start() {
    const receiver = new Receiver();
    receiver.server = createHttpServer((request, response) => {
      receiver.#taken.requests++;
      request.on("data", (chunk) => (receiver.#taken.bytes += chunk.length)).on("end", () => response.writeHead(204).end());
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => receiver.server.once("listening", resolve));
    receiver.url = `http://127.0.0.1:${receiver.server.address().port}`;
    return receiver;
  }

  taken() {
    return { ...this.#taken };
  }

  end() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

export class Service {
  static async start(settings) {
    const service = new Service();
    service.url = `http://127.0.0.1:${await freePort()}`;
    service.child = spawn("dotnet", ["functions/bin/Release/net10.0/OpenQoE.Functions.dll", "--urls", service.url], {
      env: { ...process.env, AZURE_FUNCTIONS_ENVIRONMENT: "Development", ...settings },
      stdio: "ignore",
    });
    await until(async () => (await fetch(`${service.url}/health/ready`)).ok, "the service");
    return service;
  }

  /** The sums of its own metrics. */
  async metrics() {
    const text = await (await fetch(`${this.url}/metrics?collect=service`)).text();
    const sum = (name, labels = {}) =>
      text
        .split("\n")
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .filter((line) => Object.entries(labels).every(([label, value]) => line.includes(`${label}="${value}"`)))
        .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
    return { sum };
  }

  /** Processor time since its start. */
  processorSeconds() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  async end() {
    this.child.kill("SIGTERM");
    await gone(this.child);
  }
}

/** Viewers with our SDK. */
export class Viewers {
  constructor(url, viewers, seconds, speed) {
    const options = ["--url", url, "--viewers", `${viewers}`, "--seconds", `${seconds}`, "--speed", `${speed}`, "--style", "ours", "--org", "acme-tv"];
    this.over = gone(spawn("dotnet", ["tests/Traffic/bin/Release/net10.0/Traffic.dll", ...options], { stdio: "ignore" }));
  }
}
