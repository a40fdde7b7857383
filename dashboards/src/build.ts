import { mkdir, rm, writeFile } from 'node:fs/promises';
import { generated } from './generated.ts';

// Writes the boards, their pages and the rule files that are committed.
const root = new URL('../', import.meta.url);
for (const folder of ['boards', 'rules']) await rm(new URL(folder, root), { recursive: true, force: true });
for (const folder of ['boards', 'rules', '../docs/boards']) await mkdir(new URL(folder, root), { recursive: true });
for (const [path, text] of Object.entries(generated())) await writeFile(new URL(path, root), text);
