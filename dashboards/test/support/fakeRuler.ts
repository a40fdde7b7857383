import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, stringify } from 'yaml';
import type { RuleGroup } from '../../src/rules/rule.ts';

export interface Received {
  /** Method and path. */
  request: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Reply = [status: number, text: string];

const accepted: Reply = [202, '{"status":"success","data":null,"errorType":"","error":""}'];

/** What a ruler does with rule groups, in memory. Its prefix is `/prometheus`. */
export class FakeRuler {
  readonly received: Received[] = [];
  /** By namespace. */
  readonly stored = new Map<string, RuleGroup[]>();
  /** Answers before anything is done, where it has something to say. */
  interfere: (request: string, body: string) => Reply | undefined = () => undefined;
  /** Done to a group before it is stored. */
  change: (group: RuleGroup) => RuleGroup | undefined = (group) => group;

  readonly #server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { headers } = request;
      const received = { request: `${request.method} ${request.url}`, headers, body };
      this.received.push(received);
      const [status, text] = this.interfere(received.request, body) ?? this.#answer(received);
      response.writeHead(status).end(text);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ request, body }: Received): Reply {
    const [, method, ...names] = /^(\w+) (?:\/gateway)?\/(?:prometheus|api\/prom)\/config\/v1\/rules\/([^/]+)(?:\/([^/]+))?$/.exec(request) ?? [];
    const [namespace = '', group] = names.map((name?: string) => name && decodeURIComponent(name));
    const groups = this.stored.get(namespace) ?? [];
    const without = (name: string | undefined) => groups.filter((stored) => stored.name !== name);
    switch (method) {
      case 'POST': {
        const sent = parse(body) as RuleGroup;
        const kept = this.change(sent);
        if (kept) this.stored.set(namespace, [...without(sent.name), kept]);
        return accepted;
      }
      case 'DELETE':
        this.stored.set(namespace, without(group));
        return accepted;
      case 'GET':
        return groups.length === 0 ? [404, 'no rule groups found\n'] : [200, stringify({ [namespace]: groups.map(asStored) })];
      default:
        return [404, '404 page not found'];
    }
  }
}

/** As a ruler gives it back: no time is no `for`, and a duration is in its own units. */
const asStored = (group: RuleGroup) => ({
  ...group,
  rules: group.rules.map((rule) => {
    if (!('alert' in rule)) return rule;
    const { for: pending, ...others } = rule;
    return pending === '0m' ? others : { ...others, for: `${pending}0s`.replace('60m0s', '1h') };
  }),
});
