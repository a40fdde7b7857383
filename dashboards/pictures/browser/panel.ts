import type { PageData, PanelData } from '../data/pageData.ts';
import { element } from './dom.ts';
import type { Draw } from './drawing.ts';
import { bargauge } from './panels/bargauge.ts';
import { geomap } from './panels/geomap.ts';
import { heatmap } from './panels/heatmap.ts';
import { logs } from './panels/logs.ts';
import { piechart } from './panels/piechart.ts';
import { stat } from './panels/stat.ts';
import { statetimeline } from './panels/statetimeline.ts';
import { table } from './panels/table.ts';
import { text } from './panels/text.ts';
import { timeseries } from './panels/timeseries.ts';
import { xychart } from './panels/xychart.ts';

/** By Grafana's names of panels. */
const kinds: Record<string, Draw> = { bargauge, geomap, heatmap, logs, piechart, stat, 'state-timeline': statetimeline, table, text, timeseries, xychart };

const placed = ({ panel: { gridPos } }: PanelData) => `grid-column:${gridPos.x + 1}/span ${gridPos.w};grid-row:${gridPos.y + 1}/span ${gridPos.h}`;

const heading = (title: string, description = '') =>
  element('header', '', [element('h3', '', [title]), ...(description ? [element('span', 'about', [], { title: description })] : [])], { title: description });

/** Puts a panel, or the heading of a row, onto the page's grid and draws it. */
export function addPanel(grid: HTMLElement, data: PanelData, page: PageData): void {
  const { panel } = data;
  if (panel.type === 'row') return grid.append(element('h2', 'row', [panel.title], { style: placed(data), 'data-panel': panel.title }));
  const draw = kinds[panel.type];
  if (!draw) throw new Error(`${panel.title}: no picture of a ${panel.type}`);
  const body = element('div', 'body');
  grid.append(element('section', `panel ${panel.type}`, [heading(panel.title, panel.description), body], { style: placed(data), 'data-panel': panel.title }));
  draw(body, data, page);
}
