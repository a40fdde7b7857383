import { expect, it } from 'vitest';
import { loadBoards } from '../../pictures/board/loadBoards.ts';
import { inUnit } from '../../pictures/format/units.ts';

const units = loadBoards()
  .flatMap(({ panels }) => panels)
  .flatMap(({ fieldConfig }) => [fieldConfig?.defaults.unit, ...(fieldConfig?.overrides ?? []).flatMap(({ properties }) => properties).map(({ id, value }) => (id === 'unit' ? String(value) : undefined))])
  .filter((unit) => unit !== undefined);

it.each([...new Set(units)])('values of the boards in %s can be shown', (unit) => expect(inUnit(1, unit)).toMatch(/1/));
