import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** The repository's root. */
export const root = resolve(import.meta.dirname, '../../..');

/** A path below the root. */
export const at = (...path: string[]): string => resolve(root, ...path);

/** The text of a file of the repository. */
export const text = (...path: string[]): string => readFileSync(at(...path), 'utf8');

/** A YAML file of the repository. Anchors are merged as compose merges them. */
export const yaml = <T>(...path: string[]): T => parse(text(...path), { merge: true }) as T;

/** Whether there is such a file or folder. */
export const exists = (...path: string[]): boolean => existsSync(at(...path));
