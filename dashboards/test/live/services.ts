import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A program of the repository that runs until it is asked to leave. */
export class Program {
  private output = '';

  private constructor(private readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk).slice(-20_000)));
  }

  static start(command: string, args: string[], environment: Record<string, string> = {}): Program {
    return new Program(spawn(command, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Waits until it has said something; throws when it ends before. */
  async said(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.ended) throw new Error(`ended before it said "${text}":\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async end(): Promise<void> {
    if (this.ended) return;
    const exit = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await exit;
  }

  private get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }
}
