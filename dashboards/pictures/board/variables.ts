import type { Board, BoardVariable } from './board.ts';

export interface Choice {
  label: string;
  text: string;
}

/** What stands in the expressions for a board's variable. */
function valueOf({ name, type, query, current }: BoardVariable, org: string): string {
  if (name === 'org') return org;
  if (type === 'textbox') return current?.value ?? String(query);
  return '.*';
}

/** Values of a board's variables by name: the organisation is given, text boxes have their default, all else is everything. */
export const variableValues = (board: Board, org: string): Record<string, string> =>
  Object.fromEntries((board.templating?.list ?? []).filter(({ type }) => type !== 'datasource').map((one) => [one.name, valueOf(one, org)]));

/** What is chosen, as the page shows it on top. */
export const choices = (board: Board, org: string): Choice[] =>
  (board.templating?.list ?? [])
    .filter(({ type }) => type !== 'datasource')
    .map((one) => ({ label: one.label ?? one.name, text: one.name === 'org' || one.type === 'textbox' ? valueOf(one, org) : 'All' }));

/** Puts values in place of `$name` and `${name}`; throws where there is none. */
export const substitute = (text: string, values: Record<string, string>): string =>
  text.replace(/\$(?:\{(\w+)(?::\w+)?\}|(\w+))/g, (whole, braced: string | undefined, plain: string | undefined) => {
    const value = values[braced ?? plain ?? ''];
    if (value === undefined) throw new Error(`${whole} has no value`);
    return value;
  });
