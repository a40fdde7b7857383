import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { violationsOfRequest } from "../../../sdk-js/test/contract/wire-schema.ts";
import { LiveStream } from "./live-stream.ts";
import { Network } from "./network.ts";
import { serveFile } from "./static-files.ts";

export interface WireEvent {
  event_type: string;
  event_time: number;
  player_id: string;
  view_id: string;
  seq: number;
  playback_time: number;
  data: Record<string, unknown>;
  video: unknown;
  cdn?: { readonly provider: string };
  player?: { readonly name: string; readonly version?: string };
}

export interface Post {
  contentType: string;
  encoding: string;
  batchId: string;
  /** By the page's count, from 1. */
  attempt: number;
  events: WireEvent[];
  violations: string[];
}

/** What the live stream is ahead of the server's start, so that there is something to play. Milliseconds. */
const LIVE_LEAD = 16_000;

/** Stands in for the service: serves the demo and the lab, accepts what pages post, and remembers it. */
export class CollectingServer {
  readonly posts: Post[] = [];
  /** What the service would have refused, warned about, or not known. */
  readonly violations: string[] = [];
  /** Posts answered with anything but 202. */
  refused = 0;
  /** Answers to posts from now on. */
  status = 202;
  /** Between the media and the page. */
  readonly network = new Network();
  readonly live = new LiveStream(Date.now() - LIVE_LEAD);

  private constructor(private readonly server: Server) {}

  static async start(): Promise<CollectingServer> {
    const server = createServer();
    const collecting = new CollectingServer(server);
    server.on("request", async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      if (request.method !== "POST") return serveFile(pathname, request, response, collecting);
      const post = await read(request);
      collecting.violations.push(...post.violations);
      if (collecting.status === 202) collecting.posts.push(post);
      else collecting.refused++;
      response.writeHead(collecting.status, { "Content-Type": "application/json" }).end('{"success":true}');
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return collecting;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Of each batch once, however often it came: as the service counts. */
  get events(): WireEvent[] {
    const batches = new Map(this.posts.map((post) => [post.batchId, post.events]));
    return [...batches.values()].flat();
  }

  /** Fails the test if anything posted broke the wire contract. */
  async stop(): Promise<void> {
    this.network.reset();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
    if (this.violations.length > 0) throw new Error(`posted against the contract:\n${this.violations.join("\n")}`);
  }
}

/** What a page posted. */
export async function read(request: IncomingMessage): Promise<Post> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const encoding = request.headers["content-encoding"] ?? "";
  const bytes = Buffer.concat(chunks);
  const text = (encoding === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
  const body = JSON.parse(text) as { events: WireEvent[]; batch_id: string; attempt: number };
  const violations = violationsOfRequest(body).map(({ path, message }) => `${path} ${message}`);
  const { batch_id: batchId, attempt, events } = body;
  return { contentType: request.headers["content-type"] ?? "", encoding, batchId, attempt, events, violations };
}
