import { readFile } from 'node:fs/promises';
import { loadPrometheus, previewPrometheus } from './loadPrometheus.ts';
import { loadRuler, previewRuler } from './loadRuler.ts';
import { readOptions, usage, UsageFault, type Options } from './options.ts';
import type { Outcome } from './outcome.ts';
import { readRuleFiles } from './ruleFiles.ts';
import { Ruler } from './ruler.ts';
import type { Server } from './server.ts';

async function serverOf({ url, tenant, user, passwordFile, password: given }: Options): Promise<Server> {
  const password = passwordFile === undefined ? given : (await readFile(passwordFile, 'utf8')).trim();
  if (password !== undefined && user === undefined) throw new UsageFault('whose password it is, --user says');
  return {
    url,
    headers: {
      ...(tenant === undefined ? {} : { 'x-scope-orgid': tenant }),
      ...(password === undefined ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }),
    },
  };
}

async function load(options: Options): Promise<Outcome[]> {
  const server = await serverOf(options);
  const files = await readRuleFiles(options.runbooks);
  if (options.prometheus) return options.dryRun ? previewPrometheus(server, files) : loadPrometheus(server, files, options.rulesDir);
  const ruler = new Ruler(server, options.namespace);
  const groups = Object.values(files).flatMap((file) => file.groups);
  return options.dryRun ? previewRuler(ruler, groups) : loadRuler(ruler, groups);
}

/** @returns The exit status: 0 when all is loaded, 1 when it is not, 2 when it was not said what to do. */
async function run(parameters: string[]): Promise<number> {
  if (parameters.includes('--help')) {
    console.log(usage);
    return 0;
  }
  try {
    const outcomes = await load(readOptions(parameters, process.env));
    for (const { group, ok, text } of outcomes) (ok ? console.log : console.error)(`${group}: ${text}`);
    return outcomes.every(({ ok }) => ok) ? 0 : 1;
  } catch (error) {
    console.error(`error: ${(error as Error).message}`);
    if (!(error instanceof UsageFault)) return 1;
    console.error(usage);
    return 2;
  }
}

process.exitCode = await run(process.argv.slice(2));
