import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { basename, extname, join, normalize } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import type { LiveStream } from "./live-stream.ts";
import type { Network } from "./network.ts";

const SDK = fileURLToPath(new URL("../../../sdk-js/", import.meta.url));
const E2E = fileURLToPath(new URL("../", import.meta.url));
/** Where paths lead: as on the real host, the demo at /demo/ and the SDK at /demo/sdk/; and what only the tests have. */
const ROOTS: readonly (readonly [prefix: string, folder: string])[] = [
  ["/demo/sdk/", join(SDK, "dist")],
  ["/demo/", join(SDK, "demo")],
  ["/live/", join(SDK, "demo/media/abr")],
  ["/lab/", join(E2E, "pages")],
  ["/players/", join(E2E, "node_modules")],
];
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".mp4": "video/mp4",
  ".m3u8": "application/vnd.apple.mpegurl",
  ".mpd": "application/dash+xml",
  ".m4s": "video/iso.segment",
};

/** What stands between a file and the page. */
export interface Between {
  readonly network: Network;
  readonly live: LiveStream;
}

/** Serves a file, ranges included, as the network lets it pass. */
export async function serveFile(path: string, request: IncomingMessage, response: ServerResponse, { network, live }: Between): Promise<void> {
  const file = locate(path);
  const size = file === undefined ? undefined : await stat(file).then((found) => (found.isFile() ? found.size : undefined)).catch(() => undefined);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = Number(range?.[1] ?? 0);
  const fate = await network.request(path, start, size ?? 1);
  if (fate === "cut") return void response.destroy();
  if (fate !== "pass" && "status" in fate) return void response.writeHead(fate.status).end();

  const headers = { "Content-Type": TYPES[extname(file ?? path)] ?? "application/octet-stream" };
  if (fate !== "pass") return void response.writeHead(200, headers).end(fate.body);
  const isLive = path.startsWith("/live/");
  if (!file || typeof size !== "number" || (isLive && !live.has(basename(path), Date.now()))) return void response.writeHead(404).end();

  const computed = isLive && extname(path) !== ".m4s" ? live.read(basename(path), await readFile(file, "utf8"), Date.now()) : undefined;
  if (computed !== undefined) return void response.writeHead(200, { ...headers, "Cache-Control": "no-store" }).end(computed);

  const end = range?.[2] ? Number(range[2]) : size - 1;
  response.writeHead(range ? 206 : 200, {
    ...headers,
    "Content-Length": end - start + 1,
    "Accept-Ranges": "bytes",
    ...(range && { "Content-Range": `bytes ${start}-${end}/${size}` }),
  });
  const body = createReadStream(file, { start, end });
  pipeline(body, network.body(path, start, size), response, () => body.destroy());
}

function locate(path: string): string | undefined {
  const clean = normalize(path);
  const [prefix, folder] = ROOTS.find(([start]) => clean.startsWith(start)) ?? [];
  return prefix && folder && join(folder, clean.slice(prefix.length) || "index.html");
}
