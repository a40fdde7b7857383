import { expect, it } from 'vitest';
import { color } from '../../../pictures/format/colors.ts';
import { shown } from '../../../pictures/format/shown.ts';

const thresholds = { steps: [{ value: null, color: 'green' }, { value: 0.01, color: 'yellow' }, { value: 0.02, color: 'red' }] };

it('a value has the colour of the last threshold that it reached', () => {
  const colorOf = (value: number) => shown(value, { unit: 'percentunit', thresholds }).color;
  expect([0, 0.01, 0.019, 0.02, 5].map(colorOf)).toEqual(['green', 'yellow', 'yellow', 'red', 'red'].map(color));
});

it('a word stands for a value, or for a range of them', () => {
  const value = { type: 'value' as const, options: { '1': { text: 'alerts', color: 'red' } } };
  const range = { type: 'range' as const, options: { from: null, to: 0, result: { text: 'exhausted', color: 'red' } } };
  expect(shown(1, { mappings: [value, range] })).toEqual({ text: 'alerts', color: color('red') });
  expect(shown(-3, { mappings: [value, range] })).toEqual({ text: 'exhausted', color: color('red') });
  expect(shown(0.5, { mappings: [value, range] })).toEqual({ text: '0.5' });
});
