import { readFileSync } from 'node:fs';
import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { describe, expect, it } from 'vitest';
import { boards } from '../src/boards/index.ts';

const all = boards().map((board) => ({ board, title: board.title ?? '', uid: board.uid ?? '' }));
const panelsOf = (board: Dashboard) => (board.panels ?? []).filter((panel): panel is Panel => 'targets' in panel);

/** How many panels the people who asked for a board count on. */
const atLeast: Record<string, number> = {
  'openqoe-vod': 21,
  'openqoe-live': 11,
  'openqoe-quality': 12,
  'openqoe-impact': 14,
  'openqoe-slo': 12,
  'openqoe-pipeline': 20,
};

describe.each(all)('$title', ({ board, uid }) => {
  const panels = panelsOf(board);

  it('has the panels that were asked for', () => expect(panels.length).toBeGreaterThanOrEqual(atLeast[uid] ?? Infinity));

  it('is plain, as file provisioning wants it', () => {
    const file = JSON.parse(readFileSync(new URL(`../boards/${uid}.json`, import.meta.url), 'utf8')) as Dashboard;
    expect(file).toMatchObject({ uid, title: board.title, schemaVersion: expect.any(Number) as number });
    expect(file.id ?? null).toBeNull();
  });

  it.each(panels)('panel $title says what it shows, in which unit', (panel) => {
    expect(panel.title).toMatch(/\S/);
    expect(panel.description).toMatch(/\.$/);
    if (panel.type !== 'logs') expect(panel.fieldConfig?.defaults.unit).toMatch(/\S/);
    for (const target of panel.targets ?? []) expect(target).toMatchObject({ expr: expect.stringMatching(/\S/) as string });
  });

  it('reads from data sources that can be chosen', () => {
    for (const panel of panels) expect(['${datasource}', '${loki}']).toContain(panel.datasource?.uid);
  });

  it('uses each of its variables, and no other', () => {
    const names = (board.templating?.list ?? []).map(({ name }) => name);
    const text = JSON.stringify([panels, board.annotations, board.templating?.list?.map(({ query }) => query)]);
    const used = new Set([...text.matchAll(/\$\{?([a-z]\w*)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([...names].sort());
  });

  it('puts no panel over another, and numbers each', () => {
    const places = (board.panels ?? []).map(({ gridPos }) => gridPos!);
    for (const [index, a] of places.entries()) {
      expect(a.x + a.w).toBeLessThanOrEqual(24);
      for (const b of places.slice(index + 1)) {
        expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h, `${JSON.stringify(a)} and ${JSON.stringify(b)}`).toBe(false);
      }
    }
    const ids = (board.panels ?? []).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads to the others, and shows releases', () => {
    expect(board.links?.[0]).toMatchObject({ tags: ['openqoe'], type: 'dashboards' });
    expect(board.annotations?.list?.at(-1)).toMatchObject({ name: 'Releases', target: { tags: ['release'], type: 'tags' } });
  });
});

it('no two boards share an address', () => expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length));
