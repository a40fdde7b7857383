import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compose, service, services, withDefaults, type Service } from '../support/compose.ts';
import { at, exists } from '../support/repository.ts';

/** What is in the configuration that is mounted into a service, but for addresses of documentation. */
function configurationOf({ volumes = [] }: Service): string {
  const folders = volumes.map(volume => volume.split(':')[0] ?? '').filter(source => source.startsWith('./config/'));
  const files = folders.flatMap(folder =>
    readdirSync(at('infra', folder), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)),
  );
  return files.map(file => readFileSync(file, 'utf8').replaceAll(/https:\/\/\S+/g, '')).join('\n');
}

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
    const told = `${Object.values(it_.environment ?? {}).join(' ')} ${configurationOf(it_)}`;
    for (const [, host = '', port] of told.matchAll(/(?:http:\/\/|")(?!localhost)([a-z]+):(\d+)/g)) {
      const other = service(host);
      expect(other.networks?.some(network => it_.networks?.includes(network)), `${name} to ${host}:${port}`).toBe(true);
    }
  });
});
