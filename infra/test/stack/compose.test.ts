import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { DCLinter } from 'dclint';
import { describe, expect, it } from 'vitest';
import { compose, service, services } from '../support/compose.ts';
import { instructions } from '../support/dockerfile.ts';
import { at, text, yaml } from '../support/repository.ts';

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
