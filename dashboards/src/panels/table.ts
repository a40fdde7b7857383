import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { frame, thresholds, type PanelOptions, type Step } from './frame.ts';

/** A column of values: a query that gives one value for each row. */
export interface Column {
  name: string;
  expr: string;
  unit: string;
  decimals?: number;
  steps?: Step[];
}

export interface TableOptions extends Omit<PanelOptions, 'queries' | 'unit' | 'steps'> {
  /** The label whose values are the rows, and its heading. */
  rows: { label: string; name: string };
  columns: Column[];
  /** Which column sorts, largest first; a minus in front: least first. */
  sort: string;
}

const columnOverride = ({ name, unit, decimals, steps }: Column) => ({
  matcher: { id: 'byName', options: name },
  properties: [
    { id: 'unit', value: unit },
    ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }]),
    ...(steps ? [{ id: 'thresholds', value: thresholds(steps).build() }, { id: 'custom.cellOptions', value: { type: 'color-text' } }] : []),
  ],
});

/** A row for each value of a label, with a column for each query. */
export function table({ rows, columns, sort, ...options }: TableOptions): PanelBuilder {
  const names = Object.fromEntries(columns.map(({ name }, index) => [`Value #${String.fromCharCode(65 + index)}`, name]));
  return frame(new PanelBuilder(), { span: 12, ...options, unit: 'short', queries: columns.map(({ expr }) => ({ expr })) }, 'table')
    .transformations([
      { id: 'joinByField', options: { byField: rows.label, mode: 'outer' } },
      { id: 'filterFieldsByName', options: { include: { names: [rows.label, ...(columns.length === 1 ? ['Value'] : Object.keys(names))] } } },
      { id: 'organize', options: { renameByName: { [rows.label]: rows.name, ...names, Value: columns[0]?.name } } },
    ])
    .sortBy([new TableSortByFieldStateBuilder().displayName(sort.replace(/^-/, '')).desc(!sort.startsWith('-'))])
    .overrides(columns.map(columnOverride));
}
