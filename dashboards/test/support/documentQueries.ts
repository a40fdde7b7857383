import { readdirSync, readFileSync } from 'node:fs';

export interface DocumentQuery {
  file: string;
  /** Of the heading above it. */
  heading: string;
  language: 'promql' | 'logql';
  expr: string;
  /** Why it may be empty in the test, if it may. */
  mayBeEmpty?: string;
}

const docs = new URL('../../../docs/', import.meta.url);

const block = /^(#{1,6} .+)$|(?:<!-- empty in the test: (.+?) -->\s*)?^```(promql|logql)\n([\s\S]*?)^```/gm;

/** The queries of a page: its fenced blocks of that language, without comments. */
export function queriesOf(file: string): DocumentQuery[] {
  let heading = '';
  const found: DocumentQuery[] = [];
  for (const [, title, reason, language, text] of readFileSync(new URL(file, docs), 'utf8').matchAll(block)) {
    if (title) heading = title.replace(/^#+ /, '');
    else found.push({ file, heading, language: language as 'promql' | 'logql', expr: withoutComments(text ?? ''), ...(reason ? { mayBeEmpty: reason } : {}) });
  }
  return found;
}

const withoutComments = (text: string) => text.replace(/^\s*#.*$/gm, '').trim();

/** The queries of all pages of the docs. */
export const documentQueries = (): DocumentQuery[] =>
  readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap(queriesOf);
