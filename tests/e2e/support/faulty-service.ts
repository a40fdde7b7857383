import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { read, type Post } from "./collecting-server.ts";

/** What becomes of a post: a status after some ms, the end of its connection, or nothing at all. */
export type Fate = { status: number; retryAfter?: string; after?: number } | "cut" | "hang";

/** A post as the service met it. Times by performance.now(). */
export interface Try extends Post {
  readonly fate: Fate;
  readonly beganAt: number;
  /** By beacon: nobody hears the answer. */
  readonly beacon: boolean;
}

const SDK = fileURLToPath(new URL("../../../sdk-js/dist/openqoe.mjs", import.meta.url));
const PAGE = "<!doctype html><title>A page</title><link rel=icon href=data:,><video></video>";

/** A service that fails as it is told, and the page of a site that posts to it. */
export class FaultyService {
  readonly tries: Try[] = [];
  /** Batches that were posted while another post of the same was under way. */
  readonly together: string[] = [];
  readonly violations: string[] = [];
  /** Of each post from now on. */
  fate: Fate = { status: 202 };
  #underWay: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FaultyService> {
    const server = createServer();
    const service = new FaultyService(server);
    server.on("request", async (request, response) => {
      if (request.method === "POST") return service.#meet(await read(request), response);
      const script = request.url?.endsWith(".mjs");
      response.writeHead(200, { "Content-Type": script ? "text/javascript" : "text/html" }).end(script ? await readFile(SDK) : PAGE);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return service;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What was accepted, of each batch once: as the service counts. */
  get accepted(): string[] {
    const batches = new Map(this.tries.filter(({ fate }) => isAccepted(fate)).map((post) => [post.batchId, post.events]));
    return [...batches.values()].flat().map(nameOf).sort();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
    if (this.violations.length > 0) throw new Error(`posted against the contract:\n${this.violations.join("\n")}`);
  }

  async #meet(post: Post, response: ServerResponse): Promise<void> {
    const { fate } = this;
    const beacon = post.contentType.startsWith("text/plain");
    this.tries.push({ ...post, fate, beacon, beganAt: performance.now() });
    this.violations.push(...post.violations);
    // A page that goes sends by beacon what is under way, too: it does not hear the answer any more.
    if (!beacon && this.#underWay.includes(post.batchId)) this.together.push(post.batchId);
    this.#underWay.push(post.batchId);
    response.once("close", () => this.#underWay.splice(this.#underWay.indexOf(post.batchId), 1));
    if (fate === "cut") return void response.destroy();
    if (fate === "hang") return;
    if (fate.after) await new Promise((passed) => setTimeout(passed, fate.after));
    response.writeHead(fate.status, { "Content-Type": "application/json", ...(fate.retryAfter && { "Retry-After": fate.retryAfter }) }).end("{}");
  }
}

/** An event by its place in its view. */
export function nameOf({ view_id, seq }: { view_id: string; seq: number }): string {
  return `${view_id} ${seq}`;
}

function isAccepted(fate: Fate): boolean {
  return typeof fate === "object" && fate.status === 202;
}
