import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldConfig } from '../../pictures/board/field.ts';
import { pageFaults } from '../../pictures/check/pageFaults.ts';
import { chromiumPath, launch } from '../../pictures/chromium.ts';
import { pageMaker } from '../../pictures/page.ts';
import { answer, pageData, panelData, series } from './support.ts';

const cdns = ['northwind', 'swiftedge', 'budgetcast'].map((cdn, index) => series({ cdn }, (minute) => (index + 1) * (2 + Math.sin(minute / 9 + index))));
const buckets = ['0.5', '1', '2', '+Inf'].map((le, index) => series({ le }, (minute) => index * (1 + (minute % 7))));
const countries = ['DE', 'BR', 'ID', 'nowhere'].map((network_country, index) => series({ network_country }, () => index + 1));
const alerts = ['critical', 'warning'].map((severity, index) => series({ severity }, (minute) => Number(minute % 20 > 12 + index)));
const byCdn = answer('A', '{{cdn}}', cdns);
const unit = (name: string, custom: FieldConfig['custom'] = {}) => ({ fieldConfig: { defaults: { unit: name, min: 0, custom }, overrides: [] } });
const joined = [{ id: 'joinByField', options: { byField: 'cdn', mode: 'outer' as const } }];
const column = (options: string) => ({ matcher: { id: 'byName' as const, options } });

/** All kinds of panels that boards have, and one without data. */
const panels = [
  panelData(0, 'timeseries', unit('bps', { lineWidth: 2 }), [byCdn]),
  panelData(1, 'timeseries', unit('short', { fillOpacity: 60, stacking: { mode: 'normal' } }), [byCdn]),
  panelData(2, 'timeseries', unit('short', { fillOpacity: 60, stacking: { mode: 'percent' } }), [byCdn]),
  panelData(3, 'stat', unit('s'), [byCdn]),
  panelData(4, 'bargauge', unit('short'), [byCdn]),
  panelData(5, 'piechart', unit('s'), [byCdn]),
  panelData(6, 'heatmap', unit('s'), [answer('A', '{{le}}', buckets)]),
  panelData(7, 'table', { ...unit('short'), transformations: joined }, [byCdn, answer('B', '', cdns)]),
  panelData(8, 'xychart', { ...unit('short'), transformations: joined, options: { series: [{ x: column('Value #A'), y: column('Value #B') }] } }, [byCdn, answer('B', '', cdns)]),
  panelData(9, 'geomap', unit('short'), [answer('A', '', countries)]),
  panelData(10, 'state-timeline', { fieldConfig: { defaults: { mappings: [{ type: 'value', options: { '0': { text: 'quiet', color: 'green' }, '1': { text: 'alerts', color: 'red' } } }] }, overrides: [] } }, [answer('A', '{{severity}}', alerts)]),
  panelData(11, 'logs', {}, [], [{ time: 0, text: 'decoder DECODE: out of memory' }]),
  panelData(12, 'text', { options: { content: 'Words.' } }, []),
  panelData(13, 'timeseries', unit('short'), []),
  panelData(14, 'logs', {}, [], null),
];

describe.skipIf(!chromiumPath())('a page with all kinds of panels', { timeout: 120_000 }, () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    browser = await launch();
    html = (await pageMaker())(pageData(panels));
  }, 120_000);
  afterAll(() => browser.close());

  async function drawn(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await page.setContent(html);
    await page.waitForSelector('html[data-drawn]');
    return page;
  }

  it('is drawn as it should be', async () => {
    const page = await drawn();
    expect(await pageFaults(page)).toEqual([]);
    expect(await page.locator('.message').allTextContents()).toEqual(['No data', 'No Loki here']);
  });

  it.each([
    ['a chart without lines', "document.querySelectorAll('.timeseries .chart path').forEach((path) => path.remove())", /^timeseries 0: nothing is drawn$/],
    ['a title that is too long', "document.querySelector('h3').textContent = 'long '.repeat(80)", /^timeseries 0: "long .*" is cut$/],
    ['a panel over its neighbour', "document.querySelector('.panel').style.width = '110%'", /^timeseries 0 and timeseries 1 overlap$/],
    ['a label over another', "document.querySelector('.legend .entry').style.marginRight = '-60px'", /^timeseries 0: "northwind" and "swiftedge" overlap$/],
  ])('%s is found', async (_, spoil, fault) => {
    const page = await drawn();
    await page.evaluate(spoil);
    expect(await pageFaults(page)).toContainEqual(expect.stringMatching(fault));
  });
});
