import { noData } from '../../shape/seriesName.ts';
import { element, message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { snap } from '../snap.ts';

const at = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** Log lines, the newest first. */
export const logs: Draw = (body, { panel, lines }) => {
  if (!lines) return body.append(message('No Loki here'));
  if (lines.length === 0) return body.append(message(noData(panel)));
  body.classList.add('scrolls', 'logs');
  body.append(...lines.map(({ time, text }) => element('div', 'line', [element('span', 'time', [at(time)]), element('span', 'text', [text])])));
  snap(body, body.children);
};
