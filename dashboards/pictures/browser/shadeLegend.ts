import { inUnit } from '../format/units.ts';
import { element } from './dom.ts';
import { shade } from './shade.ts';

const stops = [0, 0.1, 0.25, 0.5, 0.75, 1];

/** What the shades of a heat map stand for, from 0 to the most. */
export const shadeLegend = (most: number): HTMLElement =>
  element('div', 'legend shades', [
    element('span', 'value', ['0']),
    element('span', 'gradient', [], { style: `background:linear-gradient(to right,${stops.map((stop) => `${shade(stop)} ${stop * 100}%`).join(',')})` }),
    element('span', 'value', [inUnit(most)]),
  ]);
