import { readdirSync, readFileSync } from 'node:fs';
import type { Board } from './board.ts';

const folder = new URL('../../boards/', import.meta.url);

/** The committed boards. */
export const loadBoards = (): Board[] =>
  readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Board);
