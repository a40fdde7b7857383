import { text } from './repository.ts';

/** The instructions of a Dockerfile, continued lines joined. */
export function instructions(path: string): { name: string; value: string }[] {
  const lines = text(path).replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, '').split('\n').filter(Boolean);
  return lines.map(line => ({ name: line.slice(0, line.indexOf(' ')), value: line.slice(line.indexOf(' ') + 1).trim() }));
}

/** The last one of this name: in the last stage the one that counts. */
export function last(path: string, name: string): string {
  const found = instructions(path).findLast(instruction => instruction.name === name);
  if (!found) throw new Error(`${path} has no ${name}`);
  return found.value;
}
