import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import type { MediaGate } from "./media-gate.ts";

const SDK = fileURLToPath(new URL("../../../sdk-js/", import.meta.url));
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

/** Serves the demo as the real host does: sdk-js/demo at /demo/, sdk-js/dist at /demo/sdk/, ranges included. */
export async function serveFile(path: string, request: IncomingMessage, response: ServerResponse, gate?: MediaGate): Promise<void> {
  const file = locate(path);
  const size = file === undefined ? undefined : await stat(file).then((found) => (found.isFile() ? found.size : undefined)).catch(() => undefined);
  if (!file || typeof size !== "number") {
    response.writeHead(404).end();
    return;
  }

  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = Number(range?.[1] ?? 0);
  const end = range?.[2] ? Number(range[2]) : size - 1;
  response.writeHead(range ? 206 : 200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": end - start + 1,
    "Accept-Ranges": "bytes",
    ...(range && { "Content-Range": `bytes ${start}-${end}/${size}` }),
  });
  const body = createReadStream(file, { start, end });
  pipeline(gate && extname(file) === ".mp4" ? body.pipe(gate.from(start)) : body, response, () => body.destroy());
}

function locate(path: string): string | undefined {
  const clean = normalize(path);
  if (clean.startsWith("/demo/sdk/")) return join(SDK, "dist", clean.slice("/demo/sdk/".length));
  if (clean.startsWith("/demo/")) return join(SDK, "demo", clean.slice("/demo/".length) || "index.html");
  return undefined;
}
