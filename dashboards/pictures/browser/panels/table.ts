import type { BoardPanel } from '../../board/board.ts';
import { fieldConfig } from '../../board/fieldConfig.ts';
import { shown } from '../../format/shown.ts';
import { rowsOf, sorted, type Value } from '../../shape/rows.ts';
import { noData } from '../../shape/seriesName.ts';
import { element, message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { snap } from '../snap.ts';

function cell(panel: BoardPanel, column: string, value: Value): HTMLElement {
  if (typeof value !== 'number') return element('td', '', [value ?? '']);
  const config = fieldConfig(panel, column);
  const { text, color } = shown(value, config);
  const colored = color && config.custom?.cellOptions?.type === 'color-text';
  return element('td', 'number', [text], colored ? { style: `color:${color}` } : {});
}

/** Rows and columns as the panel's transformations make them. */
export const table: Draw = (body, { panel, answers }) => {
  const [sort] = panel.options?.sortBy ?? [];
  const joined = rowsOf(answers, panel.transformations ?? []);
  const { columns, rows } = sort ? sorted(joined, sort.displayName, sort.desc ?? false) : joined;
  if (rows.length === 0) return body.append(message(noData(panel)));
  const isNumber = (column: string) => rows.some((row) => typeof row[column] === 'number');
  const head = element('tr', '', columns.map((column) => element('th', isNumber(column) ? 'number' : '', [column])));
  const lines = rows.map((row) => element('tr', '', columns.map((column) => cell(panel, column, row[column] ?? null))));
  body.classList.add('scrolls');
  body.append(element('table', '', [element('thead', '', [head]), element('tbody', '', lines)]));
  snap(body, lines);
};
