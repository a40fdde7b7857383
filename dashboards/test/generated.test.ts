import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generated } from '../src/generated.ts';

const root = new URL('../', import.meta.url);
const files = generated();

it.each(Object.keys(files))('%s is as its source says (npm run build --prefix dashboards)', (path) => {
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(files[path]);
});

it('nothing else lies beside it', () => {
  const committed = ['boards', 'rules'].flatMap((folder) => readdirSync(new URL(folder, root)).map((file) => `${folder}/${file}`));
  expect(committed.sort()).toEqual(Object.keys(files).filter((path) => !path.startsWith('..')).sort());
});
