import { fieldConfig } from '../../board/fieldConfig.ts';
import { shown } from '../../format/shown.ts';
import { lastValues, noData } from '../../shape/seriesName.ts';
import { element, message } from '../dom.ts';
import type { Draw } from '../drawing.ts';

const largest = 44;
const least = 14;

/** Up to so many stand in one row. */
const inOneRow = 4;

const columns = (count: number) => (count <= inOneRow ? count : Math.ceil(count / Math.floor(Math.sqrt(count))));

/** Makes figures as large as all fit into their boxes, all the same. */
function fit(body: HTMLElement, figures: HTMLElement[]): void {
  for (let size = largest; size >= least; size -= 2) {
    body.style.setProperty('--figure', `${size}px`);
    if (figures.every(({ clientWidth, scrollWidth }) => scrollWidth <= clientWidth) && body.scrollHeight <= body.clientHeight) return;
  }
}

/** A large figure for each series; its name, too, if there are several. */
export const stat: Draw = (body, { panel, answers }) => {
  const values = lastValues(answers);
  if (values.length === 0) return body.append(message(noData(panel)));
  body.classList.add('figures');
  body.style.setProperty('--columns', `${columns(values.length)}`);
  const colored = panel.options?.colorMode !== 'none';
  for (const { name, value } of values) {
    const { text, color = 'inherit' } = shown(value, fieldConfig(panel, name));
    const figure = element('div', 'figure', [text], colored ? { style: `color:${color}` } : {});
    body.append(element('div', 'one', values.length > 1 ? [element('div', 'name', [name]), figure] : [figure]));
  }
  fit(body, [...body.querySelectorAll<HTMLElement>('.figure')]);
};
