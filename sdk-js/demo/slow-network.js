// A service worker that makes the network slow for the media of those pages that ask for it. It lies here, beside the pages, since a
// worker serves only what is below its own folder.

/** Bytes let through at once. */
const SLICE = 2048;

/** By page: bytes per millisecond, and when the line is free for the next slice. All responses of a page share the line. */
const lines = new Map();

addEventListener("install", () => skipWaiting());

addEventListener("message", (event) => {
  const { rate } = event.data;
  const line = lines.get(event.source.id);
  if (!rate) lines.delete(event.source.id);
  else if (line) line.rate = rate / 8000;
  else lines.set(event.source.id, { rate: rate / 8000, freeAt: 0 });
  // Also a page that was loaded before there was a worker.
  event.waitUntil(clients.claim().then(() => event.ports[0].postMessage("done")));
});

addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (lines.has(event.clientId) && pathname.includes("/media/")) event.respondWith(slowly(event.request, event.clientId));
});

async function slowly(request, page) {
  const response = await fetch(request);
  if (!response.body) return response;
  return new Response(response.body.pipeThrough(new TransformStream({ transform: (chunk, to) => pass(chunk, to, page) })), response);
}

async function pass(chunk, to, page) {
  for (let from = 0; from < chunk.length; from += SLICE) {
    const slice = chunk.subarray(from, from + SLICE);
    await turn(slice.length, lines.get(page));
    to.enqueue(slice);
  }
}

/** Waits until the line has carried so many bytes; not at all where it is no longer slow. */
async function turn(bytes, line) {
  if (!line) return;
  line.freeAt = Math.max(line.freeAt, performance.now()) + bytes / line.rate;
  await new Promise((free) => setTimeout(free, line.freeAt - performance.now()));
}
