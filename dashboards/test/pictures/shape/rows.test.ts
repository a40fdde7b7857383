import { expect, it } from 'vitest';
import type { Answer } from '../../../pictures/data/pageData.ts';
import { rowsOf, sorted } from '../../../pictures/shape/rows.ts';

const answer = (refId: string, values: Record<string, number | null>): Answer => ({
  refId,
  legend: '',
  series: Object.entries(values).map(([cdn, value]) => ({ labels: { cdn }, points: [[0, value]] })),
});

const views = answer('A', { northwind: 5, swiftedge: 3 });
const errors = answer('B', { northwind: 1, budgetcast: 2 });
const join = (mode: 'inner' | 'outer') => ({ id: 'joinByField', options: { byField: 'cdn', mode } });

it('an outer join has a row for each value of any', () =>
  expect(rowsOf([views, errors], [join('outer')])).toEqual({
    columns: ['cdn', 'Value #A', 'Value #B'],
    rows: [{ cdn: 'northwind', 'Value #A': 5, 'Value #B': 1 }, { cdn: 'swiftedge', 'Value #A': 3 }, { cdn: 'budgetcast', 'Value #B': 2 }],
  }));

it('an inner join has a row for each value that all have', () =>
  expect(rowsOf([views, errors], [join('inner')]).rows).toEqual([{ cdn: 'northwind', 'Value #A': 5, 'Value #B': 1 }]));

it('columns are chosen, then renamed', () =>
  expect(
    rowsOf([views], [
      { id: 'filterFieldsByName', options: { include: { names: ['Value'] } } },
      { id: 'organize', options: { renameByName: { Value: 'Views' } } },
    ]),
  ).toMatchObject({ columns: ['Views'], rows: [{ Views: 5 }, { Views: 3 }] }));

it('rows are sorted by size, those without a value last', () => {
  const rows = [{ a: 2 }, { a: null }, { a: 10 }];
  expect(sorted({ columns: ['a'], rows }, 'a', true).rows).toEqual([{ a: 10 }, { a: 2 }, { a: null }]);
  expect(sorted({ columns: ['a'], rows }, 'a', false).rows).toEqual([{ a: 2 }, { a: 10 }, { a: null }]);
});

it('a transformation that is not known is refused', () => expect(() => rowsOf([views], [{ id: 'merge', options: {} }])).toThrow('merge'));
