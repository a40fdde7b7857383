import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service } from '../support/compose.ts';
import { eventually, run, type Program } from '../support/program.ts';
import { adminKey, ingestKey, Stage } from '../support/stage.ts';

interface Vector {
  data: { result: { value: [number, string] }[] };
}

let stage: Stage;
let openqoe: Program;
beforeAll(async () => {
  stage = await Stage.set();
  openqoe = await stage.startService();
});
afterAll(() => stage?.clear());

const ask = (path: string, init: RequestInit = {}) => fetch(`http://${stage.address('openqoe:7071')}${path}`, init);
const asOperator = { headers: { Authorization: `Bearer ${adminKey}` } };

/** An instant query's only value; undefined without one. */
async function value(query: string): Promise<number | undefined> {
  const answer = await fetch(`http://${stage.address('mimir:8080')}/api/v1/query?query=${encodeURIComponent(query)}`);
  const found = ((await answer.json()) as Vector).data.result[0]?.value[1];
  return found === undefined ? undefined : Number(found);
}

const post = (key: string, view: string) => {
  const [now, common] = [Date.now(), { org_id: 'acme', player_id: 'image', session_id: 's', viewer_id: 'v', view_id: view }];
  return ask('/v1/events', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ events: [{ event_type: 'viewstart', event_time: now, ...common }, { event_type: 'playing', event_time: now, ...common, data: { video_startup_time: 500 } }] }),
  });
};

/** The events in a page of /metrics. */
const counted = (page: string) => [...page.matchAll(/^openqoe_events_total\{.*\} (\d+)/gm)].reduce((sum, [, events]) => sum + Number(events), 0);

describe('what the image has in it, run as its container would', () => {
  it('takes events with the key from the file, and no others', async () => {
    expect((await post('another key', 'v0')).status).toBe(401);
    expect((await post(ingestKey, 'v1')).status).toBe(202);
    await eventually('published', async () => (await value('sum(openqoe_events_total{player_id="image"})')) === 2, openqoe);
  });

  it('makes lines of them for Loki', async () => {
    await eventually('pushed', async () => stage.pushes.includes('/loki/api/v1/push'), openqoe);
  });

  it('shows its figures to whoever has the admin key', async () => {
    expect((await ask('/metrics?collect=service')).status).toBe(401);
    expect((await ask('/metrics?collect=service', asOperator)).status).toBe(200);
  });
});

describe('prometheus.yml', () => {
  it('passes promtool, and brings what the service says about itself to where Mimir is', async () => {
    const file = stage.configuration('infra/config/prometheus/prometheus.yml');
    expect(await run('promtool', ['check', 'config', '--agent', file])).toMatchObject({ code: 0 });
    // Debian's is of version 2, in which being an agent is called otherwise.
    const args = (service('prometheus').command ?? []).map(word =>
      word.replace(/^--agent$/, '--enable-feature=agent').replace('/etc/prometheus/prometheus.yml', file).replace('=/prometheus', `=${stage.image.folderFor('agent')}`),
    );
    const address = stage.address('prometheus:9090');
    await stage.startNeighbour('Prometheus', 'prometheus', [...args, `--web.listen-address=${address}`], `http://${address}/-/ready`);
    await eventually('scraped', async () => ((await value('sum(openqoe_ingest_events_total{job="openqoe"})')) ?? 0) > 0, openqoe);
  });
});

describe('alertmanager.yml', () => {
  it('passes amtool, and makes an incident of an alert', async () => {
    const file = stage.configuration('infra/config/alertmanager/alertmanager.yml');
    expect(await run('amtool', ['check-config', file])).toMatchObject({ code: 0 });
    const args = (service('alertmanager').command ?? []).map(word =>
      word.replace('/etc/alertmanager/alertmanager.yml', file).replace('=/alertmanager', `=${stage.image.folderFor('alerts')}`),
    );
    const address = stage.address('alertmanager:9093');
    await stage.startNeighbour('Alertmanager', 'prometheus-alertmanager', [...args, `--web.listen-address=${address}`], `http://${address}/-/ready`);
    await fetch(`http://${address}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([{ labels: { alertname: 'OriginDown', org_id: 'acme', severity: 'critical' }, annotations: { summary: 'The origin does not answer' } }]),
    });
    const incident = await eventually('an incident', async () => {
      const answer = (await (await ask('/v1/incidents?organisation=acme', asOperator)).json()) as { incidents: { state: string }[] };
      return answer.incidents[0];
    }, openqoe);
    expect(incident.state).toBe('detected');
  });
});

describe('at the end', () => {
  it('an instance that is asked to leave publishes what it has counted, within its time', async () => {
    expect((await post(ingestKey, 'v2')).status).toBe(202);
    await eventually('counted', async () => counted(await (await ask('/metrics?collect=qoe', asOperator)).text()) === 4, openqoe);
    const began = performance.now();
    expect(await openqoe.end('SIGTERM')).toBe(0);
    const grace = Number.parseInt(service('openqoe').stop_grace_period ?? '', 10);
    expect((performance.now() - began) / 1000).toBeLessThan(grace);
    expect(await value('sum(openqoe_events_total{player_id="image"})')).toBe(4);
  });

  it('its health command finds nobody', async () => {
    expect(await stage.isHealthy()).toBe(1);
  });
});
