import { parse, stringify } from 'yaml';
import type { RuleGroup } from '../rules/rule.ts';
import type { StoredGroup } from './loadedRule.ts';
import { ask, refusal, type Answer, type Server } from './server.ts';

/**
 * A namespace of rule groups in the ruler of a Mimir. Every change is answered 202: a 200 comes from somebody else.
 * https://grafana.com/docs/mimir/latest/references/http-api/#ruler
 */
export class Ruler {
  readonly #server: Server;
  readonly #namespace: string;
  readonly #path: string;

  /** @param server Its URL may end in the prefix of its Prometheus API; `/prometheus` is Mimir's own, `/api/prom` Grafana Cloud's. */
  constructor(server: Server, namespace: string) {
    this.#server = server;
    this.#namespace = namespace;
    this.#path = `${/\/(prometheus|api\/prom)$/.test(server.url) ? '' : '/prometheus'}/config/v1/rules/${encodeURIComponent(namespace)}`;
  }

  /** @returns What was answered, unless it took the group. */
  async set(group: RuleGroup): Promise<string | undefined> {
    return unlessTaken(await ask(this.#server, 'POST', this.#path, stringify(group, { lineWidth: 0 })));
  }

  /** @returns What was answered, unless it deleted the group. */
  async delete(group: string): Promise<string | undefined> {
    return unlessTaken(await ask(this.#server, 'DELETE', `${this.#path}/${encodeURIComponent(group)}`));
  }

  /** All groups of the namespace. @throws Error when they cannot be read. */
  async groups(): Promise<StoredGroup[]> {
    const answer = await ask(this.#server, 'GET', this.#path);
    if (answer.status === 404 && /no rule groups found/i.test(answer.text)) return [];
    const groups = answer.status === 200 ? groupsIn(answer.text, this.#namespace) : undefined;
    if (!groups) throw new Error(`the groups of ${this.#namespace} cannot be read: GET ${this.#server.url}${this.#path}: ${refusal(answer)}`);
    return groups;
  }
}

const unlessTaken = (answer: Answer) => (answer.status === 202 ? undefined : refusal(answer));

/** Nothing when the text is not what a ruler says. */
function groupsIn(text: string, namespace: string): StoredGroup[] | undefined {
  try {
    const groups = (parse(text) as Record<string, unknown> | null)?.[namespace];
    return Array.isArray(groups) ? (groups as StoredGroup[]) : undefined;
  } catch {
    return undefined;
  }
}
