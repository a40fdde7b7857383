import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { service, withDefaults } from './compose.ts';
import { Image } from './image.ts';
import { freePorts } from '../../../scripts/free-ports.mjs';
import { eventually, Program } from './program.ts';
import { at } from './repository.ts';

export const adminKey = 'the admin key of the tests';
export const ingestKey = 'the ingest key of the tests';

/** The stack on loopback: each program that there is here runs with the commands, settings and files of infra/compose.yaml. */
export class Stage {
  /** What came to Loki's place. */
  readonly pushes: string[] = [];
  private readonly programs: Program[] = [];
  private readonly loki: Server;

  private constructor(
    readonly image: Image,
    private readonly ports: Readonly<Record<string, number>>,
  ) {
    this.loki = createServer((request, response) => {
      this.pushes.push(request.url ?? '');
      request.resume().on('end', () => response.writeHead(204).end());
    });
  }

  static async set(): Promise<Stage> {
    const names = ['openqoe:7071', 'azurite:10000', 'azurite:10001', 'azurite:10002', 'mimir:8080', 'loki:3100', 'prometheus:9090', 'alertmanager:9093'];
    const image = await Image.build();
    const ports = await freePorts(names.length);
    const stage = new Stage(image, Object.fromEntries(names.map((name, i) => [name, ports[i] ?? 0])));
    try {
      await new Promise<void>(resolve => stage.loki.listen(stage.port('loki:3100'), '127.0.0.1', resolve));
      await stage.startStorage();
      await stage.startMetrics();
      return stage;
    } catch (failure) {
      await stage.clear();
      throw failure;
    }
  }

  /** The address that stands for one of the stack's, such as mimir:8080. */
  address(name: string): string {
    return `127.0.0.1:${this.port(name)}`;
  }

  /** Starts the service as its container would, and waits until its own health command finds it well. */
  async startService(): Promise<Program> {
    const { environment = {}, secrets = [] } = service('openqoe');
    const folder = this.image.folderFor(`secrets-${this.programs.length}`);
    const values: Record<string, string> = { 'admin-key': adminKey, 'ingest-key': ingestKey };
    for (const secret of secrets) {
      if (typeof secret !== 'string') writeFileSync(join(folder, secret.target), `${values[secret.source]}\n`, { mode: 0o644 });
    }
    const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, this.here(withDefaults(value)).replace('/run/secrets', folder)]));
    const program = this.started(this.image.start([], { ...this.imageEnvironment(), ...settings }));
    await eventually('healthy', async () => (await this.isHealthy()) === 0, program);
    return program;
  }

  /** What the image's health command says. @returns its exit code */
  async isHealthy(): Promise<number> {
    const ask = this.image.start(['health', `http://${this.address('openqoe:7071')}/health/ready`], this.imageEnvironment());
    return ask.ended();
  }

  /** A configuration file of the stack with its addresses and secrets here. @returns its path */
  configuration(path: string): string {
    const target = join(this.image.folderFor(`configuration-${this.programs.length}`), path.split('/').at(-1) ?? '');
    const key = `${target}.key`;
    writeFileSync(key, `${adminKey}\n`);
    writeFileSync(target, this.here(readFileSync(at(path), 'utf8')).replaceAll('/run/secrets/admin-key', key));
    return target;
  }

  /** Starts a neighbour with its command in compose.yaml, changed as said, and waits until it is ready. */
  async startNeighbour(name: string, command: string, args: readonly string[], probe: string): Promise<Program> {
    const program = this.started(new Program(command, args));
    await eventually(`${name} ready`, async () => (await fetch(probe)).ok, program);
    return program;
  }

  async clear(): Promise<void> {
    for (const program of this.programs.toReversed()) if (program.running) await program.end('SIGKILL');
    await new Promise(resolve => this.loki.close(resolve));
    this.image.remove();
  }

  private port(name: string): number {
    const port = this.ports[name];
    if (port === undefined) throw new Error(`${name} is not part of the stage`);
    return port;
  }

  private imageEnvironment(): Record<string, string> {
    return { ...this.image.environment, ASPNETCORE_URLS: `http://${this.address('openqoe:7071')}` };
  }

  // Prometheus takes remote write at another path than Mimir, and the same.
  private here(value: string): string {
    return Object.keys(this.ports).reduce((text, name) => text.replaceAll(name, this.address(name)), value).replace('/api/v1/push', value.includes('mimir:8080') ? '/api/v1/write' : '/api/v1/push');
  }

  private started(program: Program): Program {
    this.programs.push(program);
    return program;
  }

  private async startStorage(): Promise<void> {
    const [, ...args] = (service('azurite').command ?? []).map(word => word.replace('0.0.0.0', '127.0.0.1').replace('/storage', this.image.folderFor('storage')));
    const own = ['--blobPort', '10000', '--queuePort', '10001', '--tablePort', '10002'].map(word => (word.startsWith('-') ? word : `${this.port(`azurite:${word}`)}`));
    const azurite = this.started(new Program(at('node_modules/.bin/azurite'), [...args, ...own]));
    await eventually('Azurite', async () => (await fetch(`http://${this.address('azurite:10002')}/`)) && true, azurite);
  }

  // In Mimir's place, which is no program of Debian's.
  private async startMetrics(): Promise<void> {
    const folder = this.image.folderFor('metrics');
    writeFileSync(join(folder, 'prometheus.yml'), 'scrape_configs: []\n');
    const args = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`, '--web.enable-remote-write-receiver', `--web.listen-address=${this.address('mimir:8080')}`];
    await this.startNeighbour('Prometheus for Mimir', 'prometheus', args, `http://${this.address('mimir:8080')}/-/ready`);
  }
}
