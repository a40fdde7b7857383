import type { Transformation } from '../board/board.ts';
import type { Answer } from '../data/pageData.ts';

export type Value = string | number | null;

/** A column of a table, by whose name its fields are looked up. */
export interface Rows {
  columns: string[];
  rows: Record<string, Value>[];
}

/** Columns of an instant query's answer: its labels, and its values. With several queries the values' columns tell which. */
function tableOf({ refId, series }: Answer, several: boolean): Rows {
  const value = several ? `Value #${refId}` : 'Value';
  const labels = [...new Set(series.flatMap(({ labels }) => Object.keys(labels)))];
  const rows = series.map(({ labels, points }) => ({ ...labels, [value]: points.at(-1)?.[1] ?? null }));
  return { columns: [...labels, value], rows };
}

/** One row for each value of a field; an inner join leaves out those that a table lacks. */
function join(tables: Rows[], by: string, mode: 'inner' | 'outer'): Rows {
  const keys = [...new Set(tables.flatMap(({ rows }) => rows.map((row) => row[by] ?? null)))];
  const matching = (key: Value) => tables.map(({ rows }) => rows.find((row) => (row[by] ?? null) === key));
  const kept = keys.map(matching).filter((found) => mode === 'outer' || found.every((row) => row !== undefined));
  return {
    columns: [...new Set(tables.flatMap(({ columns }) => columns))],
    rows: kept.map((found) => Object.assign({}, ...found) as Record<string, Value>),
  };
}

function rename({ columns, rows }: Rows, names: Record<string, string>): Rows {
  const to = (name: string) => names[name] ?? name;
  return { columns: columns.map(to), rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [to(name), value]))) };
}

function only({ columns, rows }: Rows, names: string[]): Rows {
  return { columns: columns.filter((name) => names.includes(name)), rows };
}

/** A panel's answers as one table, as its transformations say. */
export function rowsOf(answers: Answer[], transformations: Transformation[]): Rows {
  const tables = answers.map((answer) => tableOf(answer, answers.length > 1));
  let current: Rows = tables[0] ?? { columns: [], rows: [] };
  for (const { id, options } of transformations) {
    if (id === 'joinByField') current = join(tables, options.byField ?? '', options.mode ?? 'outer');
    else if (id === 'filterFieldsByName') current = only(current, options.include?.names ?? []);
    else if (id === 'organize') current = rename(current, options.renameByName ?? {});
    else throw new Error(`unknown transformation ${id}`);
  }
  return current;
}

/** Rows by a column, numbers by size; those without a value last. */
export function sorted({ columns, rows }: Rows, by: string, descending: boolean): Rows {
  const compare = (a: Value, b: Value) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
  const ordered = [...rows].sort((left, right) => {
    const [a, b] = [left[by] ?? null, right[by] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compare(b, a) : compare(a, b);
  });
  return { columns, rows: ordered };
}
