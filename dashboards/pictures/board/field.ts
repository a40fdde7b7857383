export interface Threshold {
  /** From which on the colour holds; null: from below. */
  value: number | null;
  color: string;
}

interface Shown {
  text?: string;
  color?: string;
}

export type Mapping =
  | { type: 'value'; options: Record<string, Shown> }
  | { type: 'range'; options: { from: number | null; to: number | null; result: Shown } };

/** How a series or a column is shown. */
export interface FieldConfig {
  unit?: string;
  decimals?: number;
  min?: number;
  max?: number;
  noValue?: string;
  color?: { mode?: string; fixedColor?: string };
  thresholds?: { steps: Threshold[] };
  mappings?: Mapping[];
  custom?: {
    axisPlacement?: string;
    cellOptions?: { type: string };
    fillOpacity?: number;
    lineWidth?: number;
    stacking?: { mode: 'none' | 'normal' | 'percent' };
    thresholdsStyle?: { mode: string };
  };
}

export interface FieldOverride {
  matcher: { id: string; options: string };
  properties: { id: string; value: unknown }[];
}
