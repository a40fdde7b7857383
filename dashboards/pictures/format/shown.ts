import type { FieldConfig, Mapping, Threshold } from '../board/field.ts';
import { color } from './colors.ts';
import { inUnit } from './units.ts';

/** A value's text, and the colour it has by its mapping or its thresholds. */
export interface ShownValue {
  text: string;
  color?: string;
}

function mapped(value: number, mapping: Mapping): { text?: string; color?: string } | undefined {
  if (mapping.type === 'value') return mapping.options[String(value)];
  const { from, to, result } = mapping.options;
  return (from === null || value >= from) && (to === null || value <= to) ? result : undefined;
}

/** The colour of the last step that a value has reached. */
export function stepColor(value: number, steps: Threshold[]): string | undefined {
  const reached = steps.filter((step) => step.value === null || value >= step.value).at(-1);
  return reached && color(reached.color);
}

export function shown(value: number, { unit, decimals, mappings = [], thresholds }: FieldConfig): ShownValue {
  const word = mappings.map((one) => mapped(value, one)).find((one) => one !== undefined);
  const ofStep = thresholds && stepColor(value, thresholds.steps);
  const chosen = word?.color ? color(word.color) : ofStep;
  return { text: word?.text ?? inUnit(value, unit, decimals), ...(chosen ? { color: chosen } : {}) };
}
