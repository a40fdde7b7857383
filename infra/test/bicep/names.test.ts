import { describe, expect, it } from 'vitest';
import { template } from '../support/bicepFiles.ts';
import { text } from '../support/repository.ts';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const documentedRoles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
};

const storageNames = text('functions/Storage/StorageNames.cs');
const named = (kind: 'Queue' | 'Table'): string[] => [...storageNames.matchAll(new RegExp(`const string \\w+${kind} = "([^"]+)"`, 'g'))].map(([, name]) => name!);
const listed = (variable: string): string[] => [...(new RegExp(`var ${variable} = \\[([^\\]]+)\\]`).exec(template('modules/storage.bicep'))?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name!);
const functions = text('tests/Fixtures/functions.txt').trim().split('\n').map((line) => line.split(': ') as [string, string]);

it('roles have the documented ids', () => {
  const roles = Object.fromEntries([...template('modules/roles.bicep').matchAll(/^ {2}(\w+): '([0-9a-f-]{36})'$/gm)].map(([, name, id]) => [name, id]));
  expect(roles).toEqual(documentedRoles);
});

describe('storage', () => {
  it('has the queues of the service', () => expect(listed('queues').sort()).toEqual(named('Queue').sort()));

  it('has its tables', () => expect(listed('tables').sort()).toEqual(named('Table').sort()));

  it('has a poison queue for each', () => expect(template('modules/storage.bicep')).toContain(`'\${queue}${/PoisonSuffix = "([^"]+)"/.exec(storageNames)?.[1]}'`));
});

it('what may be always ready are the groups in which functions scale', () => {
  const groups = [...template('types.bicep').matchAll(/\| '([^']+)'/g)].map(([, name]) => name);
  const alone = functions.filter(([, trigger]) => /^(queue|timer) /.test(trigger)).map(([name]) => `function:${name}`);
  expect(groups.sort()).toEqual(['http', ...alone].sort());
});

it('the probe is one of the service', () => {
  const path = /healthCheckPath: '([^']+)'/.exec(template('modules/app.bicep'))?.[1];
  expect(functions.map(([, trigger]) => trigger)).toContain(`GET ${path}`);
});
