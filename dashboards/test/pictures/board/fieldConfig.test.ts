import { expect, it } from 'vitest';
import type { BoardPanel } from '../../../pictures/board/board.ts';
import { fieldConfig } from '../../../pictures/board/fieldConfig.ts';

const panel: BoardPanel = {
  id: 1,
  type: 'timeseries',
  title: 'Panel',
  gridPos: { x: 0, y: 0, w: 8, h: 8 },
  fieldConfig: {
    defaults: { unit: 's', custom: { lineWidth: 2 } },
    overrides: [
      { matcher: { id: 'byName', options: 'Views' }, properties: [{ id: 'unit', value: 'short' }] },
      { matcher: { id: 'byRegexp', options: '^rebuffer.*' }, properties: [{ id: 'custom.axisPlacement', value: 'right' }] },
    ],
  },
};

it('what overrides a series goes before what all have', () => {
  expect(fieldConfig(panel, 'Views')).toEqual({ unit: 'short', custom: { lineWidth: 2 } });
  expect(fieldConfig(panel, 'rebuffer ratio')).toEqual({ unit: 's', custom: { lineWidth: 2, axisPlacement: 'right' } });
  expect(fieldConfig(panel, 'other')).toEqual({ unit: 's', custom: { lineWidth: 2 } });
});
