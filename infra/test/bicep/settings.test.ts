import { describe, expect, it } from 'vitest';
import { parameterFiles, template } from '../support/bicepFiles.ts';
import { yaml } from '../support/repository.ts';

/** Settings that are no options of the service, and whose they are. */
const ofThePlatform: Record<string, string> = {
  AzureWebJobsStorage__accountName: 'the host: which storage account',
  AzureWebJobsStorage__credential: 'the host: an identity, no key',
  AzureWebJobsStorage__clientId: 'the host: which identity',
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'the host and the service: where telemetry goes',
};

/** Names in one of the types that are generated from the options classes: a C# test holds them against these. */
function options(type: 'settings' | 'secretSettings'): string[] {
  const body = new RegExp(`^type ${type} = \\{\\n(.*?)^\\}`, 'ms').exec(template('settings.bicep'))?.[1] ?? '';
  return [...body.matchAll(/^ {2}(OpenQoE__\w+):/gm)].map(([, name]) => name!);
}

const settings = options('settings');
const secrets = options('secretSettings');
const namesIn = (text: string): string[] => [...text.matchAll(/^\s*(OpenQoE__\w+|AzureWebJobs\w+|[A-Z][A-Z_]{3,}):/gm)].map(([, name]) => name!);
const strangers = (text: string): string[] => [...new Set(namesIn(text))].filter((name) => !settings.includes(name) && !(name in ofThePlatform));

it('there are settings, and secrets among them that are no plain settings', () => {
  expect(settings.length).toBeGreaterThan(50);
  expect(secrets).toEqual(expect.arrayContaining(['OpenQoE__ApiKey', 'OpenQoE__Operator__AdminKey', 'OpenQoE__RemoteWrite__Password']));
  expect(settings.filter((name) => secrets.includes(name) || /Password|Token|Key$/.test(name))).toEqual([]);
});

it.each(['main.bicep', 'modules/app.bicep'].map((name) => ({ name, text: template(name) })).concat(parameterFiles()))('$name sets what there is', ({ text }) => expect(strangers(text)).toEqual([]));

it('a name that there is not is found', () => expect(strangers("param serviceSettings = {\n  OpenQoE__Ingest__Sender: 3\n}")).toEqual(['OpenQoE__Ingest__Sender']));

it('each of the platform is set', () => {
  const app = namesIn(template('modules/app.bicep'));
  for (const name of Object.keys(ofThePlatform)) expect(app.concat([...template('modules/app.bicep').matchAll(/\{ ([A-Z_]+):/g)].map(([, one]) => one!)), name).toContain(name);
});

describe('secrets', () => {
  it('are read from the vault by the app', () => expect(template('modules/app.bicep')).toContain("'@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(secret, '_', '-')})'"));

  it('are stored under the names that the app reads', () => expect(template('modules/vault.bicep')).toContain("name: replace(each.key, '_', '-')"));

  it('are in no parameter file', () => {
    for (const { name, text } of parameterFiles()) expect(/^param (secrets|moreSecrets)\b/m.test(text), name).toBe(false);
  });
});

describe('azure.yaml', () => {
  const { infra, services } = yaml<{ infra: { path: string; module: string }; services: Record<string, { project: string; host: string }> }>('azure.yaml');

  it('names the template', () => expect(template(`${infra.module}.bicep`)).toContain("targetScope = 'resourceGroup'"));

  it('deploys to the app that is tagged for it', () => {
    expect(Object.entries(services)).toEqual([['openqoe', expect.objectContaining({ project: './functions', host: 'function' })]]);
    expect(template('modules/app.bicep')).toContain("'azd-service-name': 'openqoe'");
  });
});
