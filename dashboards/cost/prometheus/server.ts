import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './freePort.ts';

const startWithinMs = 60_000;

/** A Prometheus of our own, with nothing in it. */
export interface Server {
  url: string;
  /** Evaluates rule files (texts by name) every so many seconds from now on. */
  evaluate(files: Record<string, string>, seconds: number): Promise<void>;
  /** Ends it and deletes what it held. */
  stop(): Promise<void>;
}

async function ready(url: string, child: ChildProcess, said: string[]): Promise<void> {
  const until = performance.now() + startWithinMs;
  while (!(await fetch(`${url}/-/ready`).then(({ ok }) => ok, () => false))) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(`Prometheus does not start: ${said.join('')}`);
    await delay(50);
  }
}

async function spawnPrometheus(args: string[], said: string[]): Promise<ChildProcess> {
  const child = spawn('prometheus', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await once(child, 'spawn');
  return child;
}

export async function startPrometheus(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'openqoe-cost-'));
  const config = join(folder, 'prometheus.yml');
  await writeFile(config, 'global: {}\n');
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const said: string[] = [];
  const child = await spawnPrometheus(
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--web.enable-remote-write-receiver',
      '--web.enable-lifecycle',
      '--log.level=warn',
    ],
    said,
  );
  const abandon = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', abandon);
  const stop = async () => {
    process.off('exit', abandon);
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  const evaluate = async (files: Record<string, string>, seconds: number) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await writeFile(config, JSON.stringify({ global: { evaluation_interval: `${seconds}s` }, rule_files: Object.keys(files) }));
    const { ok } = await fetch(`${url}/-/reload`, { method: 'POST' });
    if (!ok) throw new Error(`Prometheus does not take the rules: ${said.join('')}`);
  };
  try {
    await ready(url, child, said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, evaluate, stop };
}
