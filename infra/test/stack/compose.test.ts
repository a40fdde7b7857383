import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { DCLinter } from 'dclint';
import { describe, expect, it, test } from 'vitest';
import { compose, service, services, withDefaults } from '../support/compose.ts';
import { instructions } from '../support/dockerfile.ts';
import { at, exists, text, yaml } from '../support/repository.ts';

const names = services.map(([name]) => name);

// The schema of the Compose Specification, as the linter brings it.
const schema = JSON.parse(readFileSync(join(dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas/compose.schema.json'), 'utf8')) as {
  $schema?: string;
};
delete schema.$schema;
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

describe('infra/compose.yaml', () => {
  it('is valid against the schema of the Compose Specification', () => {
    validate(yaml('infra/compose.yaml'));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is found faulty by that schema when it is', () => {
    expect(validate({ ...compose, services: { openqoe: { ...service('openqoe'), healthchecks: {} } } })).toBe(false);
  });

  it('passes the linter', () => {
    // What is built here has no registry's tag to pull, and the order of keys is by meaning.
    const linter = new DCLinter({
      rules: { 'service-keys-order': 0, 'services-alphabetical-order': 0, 'no-build-and-image': 0, 'require-quotes-in-ports': 0, 'service-ports-alphabetical-order': 0, 'top-level-properties-order': 0, 'service-dependencies-alphabetical-order': 0 },
      quiet: false,
      debug: false,
      exclude: [],
    });
    expect(linter.lintFiles([at('infra/compose.yaml')], false).flatMap(file => file.messages.map(m => `${m.line}: ${m.rule}: ${m.message}`))).toEqual([]);
  });

  it('has what the stack is made of', () => {
    expect(names.toSorted()).toEqual(['alertmanager', 'azurite', 'grafana', 'loki', 'mimir', 'openqoe', 'prometheus']);
  });
});

describe.each(services)('service %s', (name, it_) => {
  test('has a version, and not the newest whatever it is', () => {
    expect(it_.image).toMatch(/^[\w./-]+:(v?\d+\.\d+\.\d+|local)$/);
    if (it_.image.endsWith(':local')) expect(it_.build).toBeDefined();
  });

  test('runs as a user who is not root, without privileges', () => {
    expect(it_.user).toMatch(/^[1-9]\d*:\d+$/);
    expect(it_.privileged).toBeUndefined();
    expect(it_.cap_drop).toEqual(['ALL']);
    expect(it_.security_opt).toContain('no-new-privileges:true');
  });

  test('says whether it is well, by a program that needs no shell', () => {
    expect(it_.healthcheck?.test[0]).toBe('CMD');
    expect(it_.healthcheck?.interval).toBeDefined();
  });

  test('comes back after a restart, and has limits', () => {
    expect(it_.restart).toBe('unless-stopped');
    expect(it_.deploy?.resources?.limits).toMatchObject({ cpus: expect.any(String), memory: expect.any(String) });
  });

  test('publishes on loopback only', () => {
    for (const port of it_.ports ?? []) expect(withDefaults(port)).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    if (it_.ports) expect(it_.networks).toContain('outside');
  });

  test('mounts what there is, files read-only', () => {
    for (const volume of it_.volumes ?? []) {
      const [source = '', target, mode] = volume.split(':');
      expect(target).toMatch(/^\//);
      if (source.startsWith('.')) expect([exists('infra', source), mode]).toEqual([true, 'ro']);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  test('waits for services that say whether they are well', () => {
    for (const [other, { condition }] of Object.entries(it_.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(service(other).healthcheck).toBeDefined();
    }
  });

  test('uses networks and secrets that there are', () => {
    expect(it_.networks).not.toHaveLength(0);
    for (const network of it_.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
    for (const secret of it_.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(typeof secret === 'string' ? secret : secret.source);
  });

  test('reaches each host that it is told of', () => {
    const told = `${Object.values(it_.environment ?? {}).join(' ')} ${configurationOf(name)}`;
    for (const [, host = '', port] of told.matchAll(/(?:http:\/\/|")(?!localhost)([a-z]+):(\d+)/g)) {
      const other = service(host);
      expect(other.networks?.some(network => it_.networks?.includes(network)), `${name} to ${host}:${port}`).toBe(true);
    }
  });
});

const configurationOf = (name: string): string =>
  (compose.services[name]?.volumes ?? [])
    .map(volume => volume.split(':')[0] ?? '')
    .filter(source => source.startsWith('./config/'))
    .flatMap(source => configurationFiles(source))
    .join('\n');

const configurationFiles = (source: string): string[] =>
  ({
    './config/mimir': [text('infra/config/mimir/mimir.yaml')],
    './config/loki': [text('infra/config/loki/loki.yaml')],
    './config/prometheus': [text('infra/config/prometheus/prometheus.yml')],
    './config/alertmanager': [text('infra/config/alertmanager/alertmanager.yml')],
    './config/grafana': [text('infra/config/grafana/datasources/openqoe.yaml')],
  })[source]?.map(withoutReferences) ?? [];

// Addresses of documentation are none that a service goes to.
const withoutReferences = (configuration: string): string => configuration.replaceAll(/https:\/\/\S+/g, '');

describe('what is private', () => {
  it('is a file that git does not take, and no value in the environment', () => {
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^secrets\//);
    expect(text('.gitignore')).toMatch(/^infra\/secrets\/$/m);
    expect(text('.gitignore')).toMatch(/^infra\/\.env$/m);
    for (const [, { environment }] of services) {
      for (const name of Object.keys(environment ?? {})) expect(name).not.toMatch(/(key|password|token|secret)$/i);
    }
  });

  it('is made by the line in docs/self-host.md', () => {
    const line = /^\(umask .*$/m.exec(text('docs/self-host.md'))?.[0] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'openqoe-secrets-'));
    execFileSync('sh', ['-c', line], { cwd: folder });
    // Nobody else gets into the folder, and each container's user may read its file.
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    for (const { file } of Object.values(compose.secrets)) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o644);
      expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    }
    rmSync(folder, { recursive: true });
  });

  it('of the storage is in reach of the service alone', () => {
    expect(services.filter(([, { networks }]) => networks?.includes('storage')).map(([name]) => name)).toEqual(['openqoe', 'azurite']);
    expect(compose.networks['storage']?.internal).toBe(true);
  });
});

describe('the service', () => {
  const openqoe = service('openqoe');

  it('is given settings that there are', () => {
    const given = [...Object.keys(openqoe.environment ?? {}), ...(openqoe.secrets ?? []).map(secret => (typeof secret === 'string' ? secret : secret.target))];
    for (const setting of given) expect(text('docs/configuration.md')).toContain(`\`${setting}\``);
  });

  it('has the health check and the user of its image', () => {
    const image = Object.fromEntries(instructions('infra/Dockerfile').map(({ name, value }) => [name, value]));
    expect(`["${openqoe.healthcheck?.test.slice(1).join('", "')}"]`).toBe(/CMD (.*)$/.exec(image['HEALTHCHECK'] ?? '')?.[1]);
    expect(image['USER']).toBe('$APP_UID');
  });

  it('has time to publish once more', () => {
    expect(openqoe.stop_grace_period).toBe('60s');
    expect(text('docs/operations.md')).toContain('Allow it a minute.');
  });
});

describe('.env.example', () => {
  const offered = [...text('infra/.env.example').matchAll(/^(\w+)=/gm)].map(match => match[1] ?? '');

  it('names what compose.yaml takes, and nothing else', () => {
    const taken = new Set([...text('infra/compose.yaml').matchAll(/\$\{(\w+)/g)].map(match => match[1] ?? ''));
    expect(offered.toSorted()).toEqual([...taken].toSorted());
  });
});

describe('Dockerfiles', () => {
  it.each(['infra/Dockerfile', 'infra/neighbours.Dockerfile'])('%s: images have a version, and none ends as root', path => {
    const all = instructions(path);
    for (const { value } of all.filter(({ name, value: from }) => name === 'FROM' && !from.startsWith('scratch'))) expect(value.split(' ')[0]).toMatch(/:v?\d+\.\d+/);
    expect(all.findLast(({ name }) => name === 'USER')?.value).toMatch(/^(\$APP_UID|[1-9]\d*:[1-9]\d*)$/);
  });

  it('build what compose.yaml says, in the version it says', () => {
    const neighbours = instructions('infra/neighbours.Dockerfile').filter(({ name }) => name === 'FROM').map(({ value }) => value);
    for (const [, { image, build }] of services.filter(([, { build: built }]) => built?.target)) {
      const from = neighbours.find(value => value.endsWith(` AS ${build?.target}`));
      expect(from?.split(' ')[0]?.split(':')[1]).toBe(image.split(':')[1]);
    }
  });

  it('copy nothing of a building machine but sources', () => {
    const allowed = text('.dockerignore').split('\n').filter(line => line.startsWith('!')).map(line => line.slice(1));
    expect(text('.dockerignore').split('\n')).toContain('*');
    for (const path of allowed) expect(exists(path), path).toBe(true);
    for (const private_ of ['**/bin', '**/obj', '**/local.settings.json']) expect(text('.dockerignore').split('\n')).toContain(private_);
  });
});
