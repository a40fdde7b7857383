import { isDeepStrictEqual } from 'node:util';
import type { LoadedRule } from './loadedRule.ts';

const parts = ['kind', 'expr', 'for', 'labels', 'annotations'] as const;

/** What a server has otherwise than it was sent: a line each, none when all is well. */
export function differences(sent: LoadedRule[], got: LoadedRule[]): string[] {
  const found = Array.from({ length: Math.max(sent.length, got.length) }, (_, at) => difference(sent[at], got[at]));
  return found.flatMap((lines) => lines);
}

function difference(sent: LoadedRule | undefined, got: LoadedRule | undefined): string[] {
  if (!sent) return got ? [`${got.name} is not ours`] : [];
  if (!got) return [`${sent.name} is not there`];
  if (sent.name !== got.name) return [`${got.name} is where ${sent.name} should be`];
  return parts.filter((part) => !isDeepStrictEqual(sent[part], got[part])).map((part) => `${sent.name} has ${part} ${JSON.stringify(got[part])}, not ${JSON.stringify(sent[part])}`);
}
