import type { FieldConfig, FieldOverride } from './field.ts';

/** What a Grafana board has, as far as pictures need it. */
export interface Board {
  uid: string;
  title: string;
  description: string;
  time: { from: string; to: string };
  templating?: { list: BoardVariable[] };
  panels: BoardPanel[];
}

export interface BoardVariable {
  name: string;
  label?: string;
  type: 'datasource' | 'query' | 'custom' | 'textbox';
  query?: unknown;
  current?: { text: string; value: string };
  allValue?: string;
}

/** Columns out of 24, rows of 30 pixels. */
export interface GridPosition {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Target {
  refId: string;
  expr: string;
  legendFormat?: string;
  instant?: boolean;
  format?: 'table' | 'heatmap' | 'time_series';
  maxLines?: number;
}

export interface Transformation {
  id: string;
  options: {
    byField?: string;
    mode?: 'inner' | 'outer';
    include?: { names?: string[] };
    renameByName?: Record<string, string>;
  };
}

interface ByName {
  matcher: { id: 'byName'; options: string };
}

export interface BoardPanel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: GridPosition;
  datasource?: { type: string };
  targets?: Target[];
  /** The least time between two points, e.g. `1m`. */
  interval?: string;
  fieldConfig?: { defaults: FieldConfig; overrides: FieldOverride[] };
  transformations?: Transformation[];
  options?: {
    colorMode?: string;
    content?: string;
    legend?: { showLegend?: boolean };
    series?: { x: ByName; y: ByName }[];
    sortBy?: { displayName: string; desc?: boolean }[];
  };
}
