import { describe, expect, it } from 'vitest';
import { templates } from '../support/bicepFiles.ts';
import { declarations, faults } from '../support/bicepSyntax.ts';

const files = templates();

/** Those with a closed set of values, which the template lists. */
const closed = ['redundancy', 'storageRedundancy', 'instanceMemoryMB', 'telemetry', 'frontDoor', 'tier'];

describe.each(files)('$name', ({ text }) => {
  it('is Bicep', () => expect(faults(text)).toEqual([]));

  it('uses what it declares', () => {
    const unused = declarations(text).filter(({ kind, decorators, uses }) => kind !== 'output' && uses === 0 && !decorators.some((each) => each.startsWith('@export')));
    expect(unused.map(({ name }) => name)).toEqual([]);
  });

  it('describes what others give it or take from it', () => {
    const bare = declarations(text).filter(({ kind, decorators }) => kind !== 'variable' && !decorators.some((each) => /^@description\('.+'\)$/s.test(each)));
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('lists the values where they are few', () => {
    const open = declarations(text).filter(({ kind, name, decorators }) => kind === 'parameter' && closed.includes(name) && !decorators.some((each) => each.startsWith('@allowed')));
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});

it('sees all closed sets', () => {
  const parameters = files.flatMap(({ text }) => declarations(text)).filter(({ kind }) => kind === 'parameter');
  for (const name of closed) expect(parameters.some((one) => one.name === name), name).toBe(true);
});

describe('the checks themselves', () => {
  it('find what is no Bicep', () => expect(faults('param name string =\nresource x')).not.toEqual([]));

  it('find what nobody uses', () => {
    const [name, used] = declarations("param name string\nparam used string\noutput it object = { name: used }");
    expect([name?.uses, used?.uses]).toEqual([0, 1]);
  });

  it('find what is not described', () => expect(declarations('@minLength(3)\nparam name string')[0]?.decorators).toEqual(['@minLength(3)']));
});
