import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../../scripts/free-ports.mjs';

export interface Prometheus {
  url: string;
  /** Where it looks for rules, at its start and when it reloads. */
  rules: string;
  stop: () => Promise<void>;
}

/** Starts a Prometheus of the test's own, with nothing to scrape and evaluations every second. */
export async function startPrometheus(...flags: string[]): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const rules = join(folder, 'rules');
  mkdirSync(rules);
  const configuration = join(folder, 'prometheus.yml');
  writeFileSync(configuration, 'global: { evaluation_interval: 1s }\nrule_files: [rules/*.yaml]\n');
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const child = spawn('prometheus', [`--config.file=${configuration}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=${address}`, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<string>((resolve) => child.on('error', ({ message }) => resolve(`Prometheus cannot be started: ${message}`)).on('close', () => resolve(`Prometheus has ended: ${said}`)));
  const fault = await Promise.race([ready(`http://${address}`), ended]);
  if (fault !== undefined) throw new Error(fault);
  return {
    url: `http://${address}`,
    rules,
    stop: async () => {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** @returns What is wrong when it is not ready within half a minute. */
async function ready(url: string): Promise<string | undefined> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (await fetch(`${url}/-/ready`).then(({ ok }) => ok, () => false)) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 'Prometheus does not get ready';
}
