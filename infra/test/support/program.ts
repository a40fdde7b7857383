import { spawn, type ChildProcess } from 'node:child_process';

export interface Options {
  cwd?: string;
  /** The whole environment; without it that of the tests. */
  env?: Record<string, string>;
}

/** A program that runs. */
export class Program {
  output = '';
  private readonly process: ChildProcess;
  private readonly gone: Promise<number>;

  constructor(command: string, args: readonly string[], options: Options = {}) {
    this.process = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout?.on('data', (data: Buffer) => (this.output += data.toString()));
    this.process.stderr?.on('data', (data: Buffer) => (this.output += data.toString()));
    this.gone = new Promise(resolve => {
      // Until all that it wrote has been read.
      this.process.on('close', (code, signal) => resolve(code ?? (signal ? -1 : 1)));
      this.process.on('error', error => {
        this.output += error.message;
        resolve(-1);
      });
    });
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Its exit code, once it has left; -1 when it was ended by a signal. */
  ended(): Promise<number> {
    return this.gone;
  }

  /** Asks it to leave. @returns its exit code */
  end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
    this.process.kill(signal);
    return this.gone;
  }
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: Options = {}): Promise<{ code: number; output: string }> {
  const program = new Program(command, args, options);
  return { code: await program.ended(), output: program.output.trim() };
}

const patience = 90_000;
const between = 100;

/** Tries until it gives something; what it throws counts as nothing. @throws when that takes too long, or the program has left */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined | false>, needs?: Program): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined && answer !== false) return answer;
    if (needs?.running === false || performance.now() > deadline) throw new Error(`${what}: not in ${patience} ms, or the program left\n${needs?.output ?? ''}`);
    await new Promise(resolve => setTimeout(resolve, between));
  }
}
