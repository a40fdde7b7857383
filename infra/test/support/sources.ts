import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { at, exists, root, text } from './repository.ts';

/** Copies what an image is built from: what .dockerignore lets through of the files that git has or would take. */
export function copyBuildContext(target: string): void {
  const let_ = text('.dockerignore').split('\n').filter(line => line.startsWith('!')).map(line => line.slice(1));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...let_], { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\0').filter(name => name !== '' && exists(name))) cpSync(at(file), join(target, file), { recursive: true });
}
