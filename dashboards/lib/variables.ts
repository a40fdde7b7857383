/** A variable of a board, as far as its value goes. */
export interface Variable {
  name: string;
  type: string;
  query?: unknown;
  current?: { value?: unknown };
  allValue?: string;
}

interface WithVariables<T extends Variable> {
  templating?: { list?: T[] };
}

/** What a board's variables are called and hold, its data sources aside. */
export const variablesOf = <T extends Variable>(board: WithVariables<T>): T[] => (board.templating?.list ?? []).filter(({ type }) => type !== 'datasource');

/** What stands in the expressions for a variable as the board opens: the organisation is given, text boxes have their default, all else is everything. */
export function valueOf({ name, type, query, current, allValue }: Variable, org: string): string {
  if (name === 'org') return org;
  if (type === 'textbox') return String(current?.value ?? query);
  return allValue ?? '.*';
}

export const variableValues = (board: WithVariables<Variable>, org: string): Record<string, string> =>
  Object.fromEntries(variablesOf(board).map((one) => [one.name, valueOf(one, org)]));

/** Puts values in place of `$name` and `${name}`. @throws Error where there is none. */
export const substitute = (text: string, values: Record<string, string>): string =>
  text.replace(/\$(?:\{(\w+)(?::\w+)?\}|(\w+))/g, (whole, braced: string | undefined, plain: string | undefined) => {
    const value = values[braced ?? plain ?? ''];
    if (value === undefined) throw new Error(`${whole} has no value in ${text}`);
    return value;
  });
