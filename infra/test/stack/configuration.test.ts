import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { service } from '../support/compose.ts';
import { at, exists, text, yaml } from '../support/repository.ts';

/** The paths of all keys, lists passed through. */
function paths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(item => paths(item, prefix)))];
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, prefix ? `${prefix}.${key}` : key));
}

/** A file with one key path a line, each looked up in the product's reference. */
const known = (product: string): string[] => text(`infra/test/stack/known-keys/${product}.txt`).split('\n').filter(line => line !== '' && !line.startsWith('#'));

describe.each([
  ['mimir', 'infra/config/mimir/mimir.yaml'],
  ['loki', 'infra/config/loki/loki.yaml'],
])('the configuration of %s', (product, file) => {
  it('has only keys that were looked up in the reference', () => {
    expect(paths(yaml(file)).filter(path => !known(product).includes(path))).toEqual([]);
  });

  it('has its data where its volume is', () => {
    const folder = service(product).volumes?.[0]?.split(':')[1];
    const data = JSON.stringify(yaml(file)).match(/"\/[\w/.-]+"/g)?.map(path => path.slice(1, -1)).filter(path => !path.startsWith('/etc/'));
    expect(data?.length).toBeGreaterThan(0);
    for (const path of data ?? []) expect(path.startsWith(`${folder}`), path).toBe(true);
  });
});

describe('Mimir', () => {
  const mimir = yaml<{ ruler_storage: { local: { directory: string } }; multitenancy_enabled: boolean; blocks_storage: unknown; compactor: unknown; ruler: unknown }>('infra/config/mimir/mimir.yaml');

  it('finds the rules as those of its only tenant', () => {
    expect(mimir.multitenancy_enabled).toBe(false);
    expect(service('mimir').volumes).toContain(`../dashboards/rules:${mimir.ruler_storage.local.directory}/anonymous:ro`);
    expect(readdirSync(at('dashboards/rules')).toSorted()).toEqual(['alerts.yaml', 'recording.yaml']);
  });

  it('keeps each kind of data in a folder of its own, which it insists on', () => {
    const folders = JSON.stringify([mimir.blocks_storage, mimir.compactor, mimir.ruler]).match(/\/data\/[\w-]+/g) ?? [];
    expect(new Set(folders).size).toBe(folders.length);
    expect(folders).toHaveLength(5);
  });
});

describe('Loki', () => {
  it('takes lines that are as old as the service lets them be', () => {
    const hours = /^(\d+)h$/.exec(yaml<{ ingester: { max_chunk_age: string } }>('infra/config/loki/loki.yaml').ingester.max_chunk_age)?.[1];
    const minutes = /`OpenQoE__Logs__MaximumAge` \| `00:(\d+):00`/.exec(text('docs/configuration.md'))?.[1];
    expect(Number(minutes)).toBeLessThan((Number(hours) * 60) / 2);
  });
});

describe('Grafana', () => {
  const sources = yaml<{ datasources: { name: string; uid: string; type: string; isDefault?: boolean }[] }>('infra/config/grafana/datasources/openqoe.yaml').datasources;
  const boards = readdirSync(at('dashboards/boards')).map(file => readFileSync(at('dashboards/boards', file), 'utf8'));

  it('has every data source that the boards name', () => {
    const own = ['-- Grafana --'];
    for (const board of boards) {
      const parsed = JSON.parse(board) as { uid: string; templating: { list: { type: string; name: string; query: string }[] } };
      const variables = parsed.templating.list.filter(variable => variable.type === 'datasource');
      for (const variable of variables) expect(sources.filter(({ type }) => type === variable.query)).toHaveLength(1);
      const uids = new Set([...board.matchAll(/"datasource": \{[^}]*"uid": "([^"]+)"/g)].map(match => match[1] ?? ''));
      const provisioned = [...own, ...sources.map(({ uid }) => uid), ...variables.map(({ name }) => `\${${name}}`)];
      expect([...uids].filter(uid => !provisioned.includes(uid))).toEqual([]);
    }
  });

  it('asks Mimir first', () => {
    expect(sources.filter(({ isDefault }) => isDefault).map(({ type }) => type)).toEqual(['prometheus']);
  });

  it('reads boards and settings where they are mounted', () => {
    const [provider] = yaml<{ providers: { options: { path: string } }[] }>('infra/config/grafana/dashboards/openqoe.yaml').providers;
    expect(service('grafana').volumes).toContain(`../dashboards/boards:${provider?.options.path}:ro`);
    expect(service('grafana').volumes).toContain('./config/grafana:/etc/grafana/provisioning:ro');
  });

  it('lets nobody in without the password, which is a file', () => {
    const { environment = {}, secrets } = service('grafana');
    expect(environment).toMatchObject({ GF_AUTH_ANONYMOUS_ENABLED: 'false', GF_USERS_ALLOW_SIGN_UP: 'false' });
    expect(secrets).toEqual([environment['GF_SECURITY_ADMIN_PASSWORD__FILE']?.split('/').at(-1)]);
  });
});

describe('Prometheus and Alertmanager', () => {
  it.each([
    ['prometheus', 'infra/config/prometheus/prometheus.yml'],
    ['alertmanager', 'infra/config/alertmanager/alertmanager.yml'],
  ])('%s gets its configuration and the admin key from files that are mounted', (name, file) => {
    const folder = service(name).volumes?.find(volume => volume.startsWith('./config/'))?.split(':')[1];
    expect(service(name).command).toContain(`--config.file=${folder}/${file.split('/').at(-1)}`);
    expect(text(file)).toContain(`credentials_file: /run/secrets/${service(name).secrets?.[0] as string}`);
    expect(exists(file)).toBe(true);
  });
});
