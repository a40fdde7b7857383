import { element } from './dom.ts';

export interface LegendEntry {
  name: string;
  color: string;
  value?: string;
}

const swatch = (color: string) => element('span', 'swatch', [], { style: `background:${color}` });

/** Names beside each other, below a chart. */
export const listLegend = (entries: LegendEntry[]): HTMLElement =>
  element(
    'div',
    'legend list',
    entries.map(({ name, color }) => element('span', 'entry', [swatch(color), element('span', 'name', [name])])),
  );

/** A line for each name with its value, beside a chart. */
export const tableLegend = (entries: LegendEntry[]): HTMLElement =>
  element(
    'div',
    'legend table',
    entries.map(({ name, color, value = '' }) => element('div', 'entry', [swatch(color), element('span', 'name', [name]), element('span', 'value', [value])])),
  );
