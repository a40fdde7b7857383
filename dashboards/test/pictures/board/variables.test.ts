import { describe, expect, it } from 'vitest';
import type { BoardVariable } from '../../../pictures/board/board.ts';
import { durationSeconds } from '../../../pictures/board/duration.ts';
import { loadBoards } from '../../../pictures/board/loadBoards.ts';
import { substitute, variableValues } from '../../../lib/variables.ts';
import { choices } from '../../../pictures/board/variables.ts';

const values = { org: 'acme-tv', env: '.*', __range: '900s', __range_s: '900' };

describe('in an expression', () => {
  it('values stand in place of variables', () =>
    expect(substitute('sum(increase(views{org_id="$org",env=~"${env}"}[$__range])) / $__range_s', values)).toBe(
      'sum(increase(views{org_id="acme-tv",env=~".*"}[900s])) / 900',
    ));

  it('a variable without a value is refused', () => expect(() => substitute('$slo', values)).toThrow('$slo'));
});

const variable = (name: string, type: BoardVariable['type'], text = ''): BoardVariable => ({ name, label: name.toUpperCase(), type, current: { text, value: text } });
const board = { ...loadBoards()[0]!, templating: { list: [variable('datasource', 'datasource'), variable('org', 'query'), variable('slo', 'query', 'All'), variable('price', 'textbox', '8')] } };

it('the organisation is given, text boxes have their default, all else is everything', () => {
  expect(variableValues(board, 'kino-plus')).toEqual({ org: 'kino-plus', slo: '.*', price: '8' });
  expect(choices(board, 'kino-plus')).toEqual([
    { label: 'ORG', text: 'kino-plus' },
    { label: 'SLO', text: 'All' },
    { label: 'PRICE', text: '8' },
  ]);
});

it.each([
  ['15m', 900],
  ['now-3h', 10_800],
  ['30s', 30],
])('%s is %d seconds', (text, seconds) => expect(durationSeconds(text)).toBe(seconds));
