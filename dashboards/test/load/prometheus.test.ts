import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { committedGroups } from '../support/committedGroups.ts';
import { loadSh } from '../support/loadSh.ts';
import { startPrometheus, type Prometheus } from '../support/prometheus.ts';

vi.setConfig({ testTimeout: 120_000 });

const committed = new URL('../../rules/', import.meta.url);
const leave: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of leave.splice(0).reverse()) await stop();
});

async function prometheus(...flags: string[]): Promise<Prometheus> {
  const started = await startPrometheus(...flags);
  leave.push(started.stop);
  return started;
}

/** Stands before a Prometheus and changes what it says of its rules. */
async function misreported(url: string, change: (text: string) => string): Promise<string> {
  const server = createServer(async ({ method = '', url: path = '' }, response) => {
    const answer = await fetch(url + path, { method });
    response.writeHead(answer.status).end(change(await answer.text()));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
  leave.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const lines = committedGroups.map(({ name, rules }) => `${name}: loaded, ${rules.length} rules\n`).join('');

describe('load.sh --prometheus', () => {
  it('copies the files beside those that are there, and waits until every rule has been evaluated', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    writeFileSync(join(rules, 'alerts.yaml'), 'groups: []\n');
    expect(await loadSh(['--prometheus', `${url}/`, '--rules-dir', rules])).toEqual({ status: 0, stdout: lines, stderr: '' });
    expect(readdirSync(rules).sort()).toEqual(['alerts.yaml', 'openqoe-alerts.yaml', 'openqoe-recording.yaml']);
    expect(readFileSync(join(rules, 'alerts.yaml'), 'utf8')).toBe('groups: []\n');

    const preview = await loadSh(['--prometheus', url, '--dry-run', '--runbooks', 'https://wiki.example']);
    expect(preview.status).toBe(0);
    expect(preview.stdout).toContain('openqoe-views: is as here\n');
    expect(preview.stdout).toContain('openqoe-live: now: is not as it should be');
    expect((await loadSh(['--prometheus', url, '--runbooks', 'https://wiki.example', '--rules-dir', rules])).stdout).toBe(lines);
    expect(await (await fetch(`${url}/api/v1/rules`)).text()).toContain('"runbook_url":"https://wiki.example/no-viewers.md"');
  });

  it('takes the files from where they are', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    for (const name of readdirSync(committed)) copyFileSync(new URL(name, committed), join(rules, name));
    expect((await loadSh(['--prometheus', url])).stdout).toBe(lines);
  });
});

describe('load.sh --prometheus ends with 1 and says why', () => {
  const failing = async (...parameters: string[]) => {
    const result = await loadSh(['--prometheus', ...parameters]);
    expect(result.status).toBe(1);
    return result;
  };

  it('when it may not be told to reload', async () => {
    const { url, rules } = await prometheus();
    const { stdout, stderr } = await failing(url, '--rules-dir', rules);
    expect(stdout).toBe('');
    expect(stderr).toBe(`error: it does not reload: POST ${url}/-/reload: 403 Lifecycle API is not enabled.\n`);
  });

  it('when other files of its are broken', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    writeFileSync(join(rules, 'theirs.yaml'), 'groups: 1\n');
    expect((await failing(url, '--rules-dir', rules)).stderr).toContain('/-/reload: 500 failed to reload config');
  });

  it('when it looks for rules elsewhere', async () => {
    const { url } = await prometheus('--web.enable-lifecycle');
    const { stdout, stderr } = await failing(url, '--rules-dir', mkdtempSync(join(tmpdir(), 'elsewhere-')));
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual(committedGroups.map(({ name }) => `${name}: is not loaded: do rule_files name its file?`));
  });

  it('when what it reads is older, or there twice', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    const text = readFileSync(new URL('alerts.yaml', committed), 'utf8');
    writeFileSync(join(rules, 'one.yaml'), text.replace('> 180', '> 240'));
    copyFileSync(new URL('recording.yaml', committed), join(rules, 'two.yaml'));
    copyFileSync(new URL('recording.yaml', committed), join(rules, 'three.yaml'));
    const { stdout, stderr } = await failing(url);
    expect(stderr).toContain('OpenQoEPublishLag has expr "max(openqoe_publish_lag_seconds)>240", not "max(openqoe_publish_lag_seconds)>180"\n');
    expect(stderr).toMatch(/openqoe-views: is loaded twice, from \S+three\.yaml and \S+two\.yaml\n/);
    expect(stdout).toContain('openqoe-live: loaded');
  });

  it('when a rule cannot be evaluated', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    const sick = await misreported(url, (text) => text.replace(/("name":"OpenQoESeekSlow".*?)"health":"ok"/, '$1"lastError":"many-to-many matching not allowed","health":"err"'));
    const { stdout, stderr } = await failing(sick, '--rules-dir', rules);
    expect(stderr).toMatch(/^openqoe-performance: is not as it should be \(\S+\)\n {2}OpenQoESeekSlow has health err many-to-many matching not allowed\n$/);
    expect(stdout).toContain('openqoe-live: loaded');
  });

  it('when rules are not evaluated at all', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    const idle = await misreported(url, (text) => text.replaceAll('"health":"ok"', '"health":"unknown"'));
    expect((await failing(idle, '--rules-dir', rules)).stderr).toContain('OpenQoENoViewers has health unknown\n');
  });

  it('when it is no Prometheus', async () => {
    const { url, rules } = await prometheus('--web.enable-lifecycle');
    const other = await misreported(url, () => '<html>Welcome</html>');
    expect((await failing(other, '--rules-dir', rules)).stderr).toBe(`error: the rules cannot be read: GET ${other}/api/v1/rules: 200 <html>Welcome</html>\n`);
  });
});
