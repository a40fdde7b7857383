import { describe, expect, it } from 'vitest';
import { secondsOf } from '../../src/load/duration.ts';
import { normalised } from '../../src/load/loadedRule.ts';
import { readOptions, UsageFault } from '../../src/load/options.ts';
import { loadSh } from '../support/loadSh.ts';

describe('the options', () => {
  it.each([
    [],
    ['https://one.example', 'https://two.example'],
    ['mimir.example'],
    ['https:/mimir.example'],
    ['https://me:secret@mimir.example'],
    ['https://mimir.example', '--rules-dir', '.'],
    ['https://mimir.example', '--namespaces', 'x'],
    ['https://mimir.example', '--tenant'],
  ])('are refused where they say too little, too much, or something unknown: %j', (...parameters) => {
    expect(() => readOptions(parameters, {})).toThrow(UsageFault);
  });

  it('come before the environment', () => {
    const environment = { MIMIR_TENANT_ID: 'a', MIMIR_API_USER: '1' };
    expect(readOptions(['https://mimir.example'], environment)).toMatchObject({ tenant: 'a', user: '1', namespace: 'openqoe' });
    expect(readOptions(['https://mimir.example', '--tenant', 'b', '--user', '2'], environment)).toMatchObject({ tenant: 'b', user: '2' });
  });

  it('are explained, with status 2 to whoever did not ask', async () => {
    const [asked, unasked] = await Promise.all([loadSh(['--help']), loadSh([])]);
    expect(asked).toMatchObject({ status: 0, stderr: '' });
    expect(unasked).toMatchObject({ status: 2, stdout: '' });
    for (const text of [asked.stdout, unasked.stderr]) expect(text).toContain('Usage: load.sh URL');
  }, 60_000);
});

describe('what servers write in other words', () => {
  it.each([
    ['90m', '1h30m'],
    ['60s', '1m'],
    ['0m', undefined],
    ['1d', '24h'],
  ])('%s is %s', (one, other) => expect(secondsOf(one)).toBe(secondsOf(other)));

  it.each([
    ['sum by (a) (x{b="c d"})\n  > 1', 'sum by(a) (x{b="c d"}) > 1'],
    ['x{b!="c, }", a=~"d{2}"}', 'x{a=~"d{2}",b!="c, }"}'],
  ])('%j is %j', (one, other) => expect(normalised(one)).toBe(normalised(other)));

  it.each([
    ['x{b="c d"}', 'x{b="cd"}'],
    ['x{a="b"}', 'x{a!="b"}'],
    ['x{a="b"}', 'x{a="b",c="d"}'],
  ])('%j is not %j', (one, other) => expect(normalised(one)).not.toBe(normalised(other)));
});
