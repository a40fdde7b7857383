import { expect, it } from 'vitest';
import { passes } from '../../cost/backfill/recorder.ts';

const rule = (record: string, expr: string) => ({ record, expr });

it('a rule waits for those that it reads', () => {
  const rate = rule('a:rate5m', 'rate(a[5m])');
  const share = rule('a:share', 'a:rate5m / b:rate5m');
  const other = rule('b:rate5m', 'rate(b[5m])');
  expect(passes([share, rate, other])).toEqual([[rate, other], [share]]);
});

it('rules that need each other are refused', () => {
  expect(() => passes([rule('a:x', 'b:x'), rule('b:x', 'a:x')])).toThrow('rules need each other: a:x b:x');
});
