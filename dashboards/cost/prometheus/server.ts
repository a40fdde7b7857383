import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '../../../scripts/free-ports.mjs';

const startWithinMs = 60_000;
const configName = 'prometheus.yml';

/** A Prometheus of our own, with nothing in it, that ends with us. */
export class Server {
  private said = '';

  private readonly abandon = () => {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  };

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    child.on('error', (error) => (this.said += error.message));
    process.once('exit', this.abandon);
  }

  /** Starts the `prometheus` of the path and waits until it answers. */
  static async start(): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'openqoe-cost-'));
    await writeFile(join(folder, configName), 'global: {}\n');
    const [port] = await freePorts(1);
    const address = `127.0.0.1:${port}`;
    const args = [
      `--config.file=${join(folder, configName)}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--web.enable-remote-write-receiver',
      '--web.enable-lifecycle',
      '--log.level=warn',
    ];
    const server = new Server(`http://${address}`, folder, spawn('prometheus', args, { stdio: ['ignore', 'ignore', 'pipe'] }));
    try {
      await server.ready();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Evaluates rule files (texts by name) every so many seconds from now on. */
  async evaluate(files: Record<string, string>, seconds: number): Promise<void> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(this.folder, name), text);
    const config = { global: { evaluation_interval: `${seconds}s` }, rule_files: Object.keys(files) };
    await writeFile(join(this.folder, configName), JSON.stringify(config));
    const { ok } = await fetch(`${this.url}/-/reload`, { method: 'POST' });
    if (!ok) throw new Error(`Prometheus does not take the rules: ${this.said}`);
  }

  /** Ends it and deletes what it held. */
  async stop(): Promise<void> {
    process.off('exit', this.abandon);
    if (this.running && this.child.kill('SIGTERM')) await once(this.child, 'exit');
    await rm(this.folder, { recursive: true, force: true });
  }

  private get running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null;
  }

  private async ready(): Promise<void> {
    const until = performance.now() + startWithinMs;
    const answers = () => fetch(`${this.url}/-/ready`).then(({ ok }) => ok, () => false);
    while (!(await answers())) {
      if (!this.running || performance.now() > until) throw new Error(`Prometheus does not start: ${this.said}`);
      await delay(50);
    }
  }
}
