import { describe, expect, it } from 'vitest';
import { parameterFiles, templates } from '../support/bicepFiles.ts';
import { compile, compileText, formatted, hasCompiler, parametersOf } from '../support/bicepCli.ts';

const files = [...templates(), ...parameterFiles()];

// Bicep's own compiler, which knows Azure's types. Where it is not to be had, the other tests still read the files.
describe.skipIf(!hasCompiler)('compiled', () => {
  it.each(files)('$name has nothing said against it', ({ name }) => expect(compile(name).diagnostics).toEqual([]));

  it.each(files)('$name is formatted', ({ name, text }) => expect(formatted(name)).toBe(text));

  it('a setting that there is not is an error', () => {
    const { diagnostics } = compileText("using '../main.bicep'\nparam environmentName = 'x1'\nparam serviceSettings = { OpenQoE__Ingest__Sender: 3 }\n", '.bicepparam');
    expect(diagnostics.join()).toContain('OpenQoE__Ingest__Sender');
  });

  it('so are a value out of range, and a parameter that nobody uses', () => {
    const { diagnostics } = compileText("using '../main.bicep'\nparam environmentName = 'x1'\nparam serviceSettings = { OpenQoE__Ingest__Senders: 0 }\n", '.bicepparam');
    expect(diagnostics.join()).toMatch(/Error BCP\d+/);
    expect(compileText("@description('x')\nparam name string\n", '.bicep').diagnostics.join()).toContain('no-unused-params');
  });

  it('production is more than staging', () => {
    const [staging, production] = [parametersOf('staging.bicepparam'), parametersOf('production.bicepparam')];
    expect(production['environmentName']).toBe('production');
    expect(production).toMatchObject({ zoneRedundant: true, privateNetwork: true, purgeProtection: true, storageRedundancy: 'Standard_ZRS' });
    expect(Number(production['maximumInstanceCount'])).toBeGreaterThan(Number(staging['maximumInstanceCount']));
  });

  it('no value of a secret is in the plan, and none has a default', () => {
    const { parameters } = JSON.parse(compile('main.bicep').output) as { parameters: Record<string, { type?: string; $ref?: string; defaultValue?: unknown }> };
    expect(parameters['moreSecrets']).toMatchObject({ type: 'secureObject', defaultValue: {} });
    expect(parameters['secrets']).toMatchObject({ $ref: expect.stringContaining('secretSettings'), defaultValue: {} });
  });
});
