import { parseArgs } from 'node:util';

export const usage = `Usage: load.sh URL [OPTION…]               into the ruler of a Mimir or Grafana Cloud
       load.sh --prometheus URL [OPTION…]  into a Prometheus, which reads its rules from files

Loads rules/*.yaml, and then looks whether every rule is there as it is here.

  --runbooks URL        where docs/runbooks can be read, for the links of alerts
  --dry-run             changes nothing; says what would change
  --user NAME           for basic authentication, or MIMIR_API_USER; otherwise the tenant
  --password-file FILE  holds the password or token, or MIMIR_API_KEY is it

For a ruler, whose URL may end in /prometheus or /api/prom:

  --tenant ID           sent as X-Scope-OrgID, or MIMIR_TENANT_ID
  --namespace NAME      what the groups belong to, openqoe; its other groups are deleted

For a Prometheus that runs with --web.enable-lifecycle:

  --rules-dir DIR       where it finds files openqoe-*.yaml that its rule_files name; otherwise it reads rules/ already
`;

export interface Options {
  url: string;
  /** A Prometheus, not a ruler. */
  prometheus: boolean;
  tenant: string | undefined;
  user: string | undefined;
  passwordFile: string | undefined;
  /** From the environment. */
  password: string | undefined;
  namespace: string;
  runbooks: string | undefined;
  rulesDir: string | undefined;
  dryRun: boolean;
}

/** Somebody called us as the usage does not say. */
export class UsageFault extends Error {}

const text = { type: 'string' } as const;
const known = {
  prometheus: text,
  'rules-dir': text,
  tenant: text,
  user: text,
  'password-file': text,
  namespace: text,
  runbooks: text,
  'dry-run': { type: 'boolean' },
} as const;

function parsed(parameters: string[]) {
  try {
    return parseArgs({ args: parameters, options: known, allowPositionals: true });
  } catch (error) {
    throw new UsageFault((error as Error).message);
  }
}

/** @throws UsageFault */
export function readOptions(parameters: string[], environment: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parsed(parameters);
  const [url, ...more] = values.prometheus === undefined ? positionals : [values.prometheus, ...positionals];
  if (!url || more.length > 0) throw new UsageFault('one URL is needed');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new UsageFault(`not a URL of http or https: ${url}`);
  if (new URL(url).password) throw new UsageFault('a password does not belong into the URL: use --password-file');
  if (values['rules-dir'] !== undefined && values.prometheus === undefined) throw new UsageFault('--rules-dir is for --prometheus');
  const tenant = values.tenant ?? environment['MIMIR_TENANT_ID'];
  return {
    url: url.replace(/\/+$/, ''),
    prometheus: values.prometheus !== undefined,
    tenant,
    user: values.user ?? environment['MIMIR_API_USER'] ?? tenant,
    passwordFile: values['password-file'],
    password: environment['MIMIR_API_KEY'],
    namespace: values.namespace ?? 'openqoe',
    runbooks: values.runbooks?.replace(/\/+$/, ''),
    rulesDir: values['rules-dir'],
    dryRun: values['dry-run'] ?? false,
  };
}
