import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';

export interface LogStream {
  stream: Record<string, string>;
  values: [string, string][];
}

/** A Loki and a webhook's receiver, as far as the service sees them. `GET /streams` has what was pushed. */
export class Neighbours {
  private readonly streams: LogStream[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage): Promise<[number, string?]> {
    if (request.url === '/streams') return [200, JSON.stringify({ streams: this.streams })];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url !== '/loki/api/v1/push') return [200, '{}'];
    const body = Buffer.concat(chunks);
    const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    this.streams.push(...(JSON.parse(text.toString()) as { streams: LogStream[] }).streams);
    return [204];
  }
}
