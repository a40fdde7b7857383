import http from "node:http";
import { once } from "node:events";

/**
 * Passes requests on, and tells of each when its answer has gone: what was asked, what was answered, and how many bytes of bodies went
 * which way. The signature of a storage request covers its path and not its host, so it holds behind a proxy.
 */
export async function startProxy(target, { began = () => {}, ended }) {
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer(async (request, response) => {
    began();
    const body = await read(request);
    const forward = http.request(new URL(request.url, target), { agent, method: request.method, headers: request.headers });
    forward.end(body);
    try {
      const [answer] = await once(forward, "response");
      const answered = await read(answer);
      ended({ method: request.method, url: request.url, sent: body.length, status: answer.statusCode, answered });
      response.writeHead(answer.statusCode, answer.rawHeaders);
      response.end(answered);
    } catch {
      ended({ method: request.method, url: request.url, sent: body.length, status: 502, answered: Buffer.alloc(0) });
      response.destroy();
    }
  });
  server.keepAliveTimeout = 120_000;
  return listen(server);
}

/** Takes everything with 204, as a receiver of remote write or Loki does. */
export const startReceiver = async (received) =>
  listen(
    http.createServer(async (request, response) => {
      received(await read(request));
      response.writeHead(204).end();
    }),
  );

async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
