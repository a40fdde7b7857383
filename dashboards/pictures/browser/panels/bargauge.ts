import type { FieldConfig } from '../../board/field.ts';
import { fieldConfig } from '../../board/fieldConfig.ts';
import { color } from '../../format/colors.ts';
import { shown, stepColor } from '../../format/shown.ts';
import { lastValues, noData } from '../../shape/seriesName.ts';
import { element, message } from '../dom.ts';
import type { Draw } from '../drawing.ts';
import { snap } from '../snap.ts';

/** Grafana's, where a panel says none. */
const usual = [
  { value: null, color: 'green' },
  { value: 80, color: 'red' },
];

const barColor = (value: number, { color: chosen, thresholds }: FieldConfig) =>
  chosen?.mode === 'fixed' && chosen.fixedColor ? color(chosen.fixedColor) : stepColor(value, thresholds?.steps ?? usual)!;

/** A horizontal bar for each series. */
export const bargauge: Draw = (body, { panel, answers }) => {
  const values = lastValues(answers);
  if (values.length === 0) return body.append(message(noData(panel)));
  const { min = 0, max = Math.max(...values.map(({ value }) => value)) } = panel.fieldConfig?.defaults ?? {};
  body.classList.add('bars');
  for (const { name, value } of values) {
    const config = fieldConfig(panel, name);
    const length = max > min ? Math.max(0, Math.min(1, (value - min) / (max - min))) : 0;
    const bar = element('div', 'bar', [], { style: `width:${length * 100}%;background:${barColor(value, config)}` });
    body.append(element('div', 'line', [element('span', 'name', [name]), element('div', 'track', [bar]), element('span', 'value', [shown(value, config).text])]));
  }
  snap(body, body.children);
};
