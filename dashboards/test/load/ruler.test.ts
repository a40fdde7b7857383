import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AlertRule, RuleGroup } from '../../src/rules/rule.ts';
import { committedGroups } from '../support/committedGroups.ts';
import { FakeRuler } from '../support/fakeRuler.ts';
import { loadSh } from '../support/loadSh.ts';

let ruler: FakeRuler;
let url: string;

beforeEach(async () => {
  ruler = new FakeRuler();
  url = await ruler.start();
});
afterEach(() => ruler.stop());

const requests = () => ruler.received.map(({ request }) => request);
const namespace = '/prometheus/config/v1/rules/openqoe';

describe('load.sh URL', { timeout: 60_000 }, () => {
  it('posts each group of both files to the ruler, reads them back, and says a line for each', async () => {
    const { status, stdout, stderr } = await loadSh([`${url}/`]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(requests()).toEqual([...committedGroups.map(() => `POST ${namespace}`), `GET ${namespace}`]);
    expect(ruler.received.slice(0, -1).map(({ body }) => parse(body) as unknown)).toEqual(committedGroups);
    expect(ruler.stored.get('openqoe')).toEqual(committedGroups);
    expect(stdout.trim().split('\n')).toEqual(committedGroups.map(({ name, rules }) => `${name}: loaded, ${rules.length} rules`));
  });

  it.each(['/prometheus', '/api/prom', '/gateway/prometheus/'])('keeps the prefix %s of an URL', async (prefix) => {
    expect((await loadSh([url + prefix])).status).toBe(0);
    expect(new Set(requests())).toEqual(new Set(['POST', 'GET'].map((method) => `${method} ${prefix.replace(/\/$/, '')}/config/v1/rules/openqoe`)));
  });

  it('says who we are, by options and by the environment', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'load-')), 'token');
    writeFileSync(file, 'a secret\n');
    await loadSh([url, '--tenant', 'acme', '--user', '12345', '--password-file', file]);
    await loadSh([url], { MIMIR_TENANT_ID: 'acme', MIMIR_API_USER: '12345', MIMIR_API_KEY: 'a secret' });
    expect(ruler.received.length).toBeGreaterThan(0);
    for (const { headers } of ruler.received) expect(headers).toMatchObject({ 'x-scope-orgid': 'acme', authorization: `Basic ${btoa('12345:a secret')}` });
  });

  it('sends no such headers unasked', async () => {
    await loadSh([url]);
    for (const { headers } of ruler.received) expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
    for (const { headers } of ruler.received) expect(headers['x-scope-orgid']).toBeUndefined();
  });

  it('puts the given address into the links of alerts', async () => {
    expect((await loadSh([url, '--runbooks', 'https://wiki.example/qoe/', '--namespace', 'video qoe'])).status).toBe(0);
    const alerts = (ruler.stored.get('video qoe') ?? []).flatMap(({ rules }) => rules).filter((rule): rule is AlertRule => 'alert' in rule);
    expect(alerts).not.toEqual([]);
    for (const { annotations } of alerts) expect(annotations.runbook_url).toMatch(/^https:\/\/wiki\.example\/qoe\/[a-z-]+\.md$/);
  });

  it('deletes the groups of its namespace that there are no longer, and no others', async () => {
    const gone: RuleGroup = { name: 'openqoe gone', rules: [{ record: 'a:b:c', expr: '1' }] };
    ruler.stored.set('openqoe', [gone]).set('theirs', [gone]);
    const { status, stdout } = await loadSh([url]);
    expect(status).toBe(0);
    expect(requests().filter((request) => request.startsWith('DELETE'))).toEqual([`DELETE ${namespace}/openqoe%20gone`]);
    expect(stdout).toContain('openqoe gone: deleted');
    expect(ruler.stored.get('theirs')).toEqual([gone]);
  });
});

describe('load.sh URL ends with 1 and says why', { timeout: 60_000 }, () => {
  const failing = async (...parameters: string[]) => {
    const result = await loadSh([url, ...parameters]);
    expect(result.status).toBe(1);
    return result;
  };

  it('when one group is refused: its line has the status and the answer, and nothing is deleted', async () => {
    ruler.stored.set('openqoe', [{ name: 'gone', rules: [] }]);
    ruler.interfere = (request, body) => (request.startsWith('POST') && body.startsWith('name: openqoe-live\n') ? [400, 'per-user rules per rule group limit (limit: 2) exceeded'] : undefined);
    const { stdout, stderr } = await failing();
    expect(stderr).toBe('openqoe-live: was refused: 400 per-user rules per rule group limit (limit: 2) exceeded\n');
    expect(stdout).toContain('openqoe-views: loaded');
    expect(stdout).not.toContain('openqoe-live');
    expect(requests().filter((request) => request.startsWith('DELETE'))).toEqual([]);
  });

  it.each([
    [401, 'no credentials provided'],
    [404, '404 page not found'],
    [500, 'ring is empty'],
    // What is in front of the ruler wants us to log in, or takes anything.
    [302, ''],
    [200, '<html>Welcome</html>'],
  ])('when all is answered %i', async (status, text) => {
    ruler.interfere = () => [status, text];
    const { stdout, stderr } = await failing();
    expect(stdout).toBe('');
    expect(stderr).toContain(`${status} ${text}`);
  });

  it('when a group is answered 202 and not kept', async () => {
    ruler.change = (group) => (group.name === 'openqoe-budget' ? undefined : group);
    expect((await failing()).stderr).toBe('openqoe-budget: was taken, and is not there\n');
  });

  it.each<[string, (rule: AlertRule) => object]>([
    ['expr', (rule) => ({ ...rule, expr: 'vector(1)' })],
    ['for', (rule) => ({ ...rule, for: '7m' })],
    ['labels', (rule) => ({ ...rule, labels: {} })],
    ['annotations', ({ annotations: _, ...rule }) => rule],
  ])('when a rule has another %s than was sent', async (part, change) => {
    ruler.change = (group) => ({ ...group, rules: group.rules.map((rule) => ('alert' in rule && rule.alert === 'OpenQoEViewsDropped' ? (change(rule) as AlertRule) : rule)) });
    const { stderr } = await failing();
    expect(stderr).toMatch(new RegExp(`^openqoe-business: is not as sent\n  OpenQoEViewsDropped has ${part} .*, not .*\n$`));
  });

  it('when a rule is missing', async () => {
    ruler.change = (group) => ({ ...group, rules: group.rules.slice(0, group.name === 'openqoe-budget' ? -1 : undefined) });
    expect((await failing()).stderr).toBe('openqoe-budget: is not as sent\n  OpenQoEObjectiveUnusual is not there\n');
  });

  it('when an old group cannot be deleted', async () => {
    ruler.stored.set('openqoe', [{ name: 'gone', rules: [] }]);
    ruler.interfere = (request) => (request.startsWith('DELETE') ? [403, 'not yours'] : undefined);
    expect((await failing()).stderr).toBe('gone: was not deleted: 403 not yours\n');
  });

  it('when nobody answers', async () => {
    await ruler.stop();
    expect((await failing()).stderr).toContain(`error: no answer to POST ${url}${namespace}: connect ECONNREFUSED`);
    await ruler.start();
  });

  it('with 2 when a password has no user, without saying it', async () => {
    const { status, stderr } = await loadSh([url], { MIMIR_API_KEY: 'a secret' });
    expect(status).toBe(2);
    expect(stderr).not.toContain('a secret');
    expect(requests()).toEqual([]);
  });
});

describe('load.sh URL --dry-run', { timeout: 60_000 }, () => {
  it('asks what is there and changes nothing', async () => {
    const [first, second] = committedGroups as [RuleGroup, RuleGroup];
    ruler.stored.set('openqoe', [{ ...first, rules: first.rules.slice(1) }, second, { name: 'gone', rules: [] }]);
    const { status, stdout } = await loadSh([url, '--dry-run']);
    expect(status).toBe(0);
    expect(requests()).toEqual([`GET ${namespace}`]);
    expect(stdout).toContain(`${first.name}: would change\n`);
    expect(stdout).toContain(`${second.name}: is as here\n`);
    expect(stdout).toContain('openqoe-views: would be new');
    expect(stdout).toContain('gone: would be deleted\n');
  });

  it('takes an empty namespace for one', async () => {
    const { status, stdout } = await loadSh([url, '--dry-run']);
    expect({ status, lines: stdout.trim().split('\n').length }).toEqual({ status: 0, lines: committedGroups.length });
  });
});
