import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './repository.ts';

/** Where scripts/setup.sh puts Bicep's own compiler, where the machine's feed has it. */
const program = at('.tools/bicep/bicep');

export const hasCompiler = existsSync(program);

export interface Compiled {
  /** Empty when nothing is said against the file. */
  diagnostics: string[];
  /** JSON, where it compiles. */
  output: string;
}

function run(command: string, file: string): Compiled {
  const { stdout, stderr } = spawnSync(program, [command, file, '--stdout'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { diagnostics: stderr.split('\n').filter((line) => / : (Warning|Error|Info) /.test(line)), output: stdout };
}

/** A file below infra/. */
export const compile = (name: string): Compiled => run(name.endsWith('.bicepparam') ? 'build-params' : 'build', at('infra', name));

/** A text as if it were a file of infra/ with that ending. */
export function compileText(text: string, ending: '.bicep' | '.bicepparam'): Compiled {
  const folder = mkdtempSync(join(at('infra'), 'test-'));
  try {
    const file = join(folder, `text${ending}`);
    writeFileSync(file, text);
    return run(ending === '.bicep' ? 'build' : 'build-params', file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const formatted = (name: string): string => execFileSync(program, ['format', at('infra', name), '--stdout'], { encoding: 'utf8' });

/** The values that a parameter file gives. */
export function parametersOf(name: string): Record<string, unknown> {
  const { parametersJson } = JSON.parse(compile(name).output) as { parametersJson: string };
  const { parameters } = JSON.parse(parametersJson) as { parameters: Record<string, { value: unknown }> };
  return Object.fromEntries(Object.entries(parameters).map(([key, { value }]) => [key, value]));
}
