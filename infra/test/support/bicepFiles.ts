import { readdirSync, readFileSync } from 'node:fs';
import { at } from './repository.ts';

export interface BicepFile {
  /** Below infra/. */
  name: string;
  text: string;
}

const below = (folder: string, ending: string): BicepFile[] =>
  readdirSync(at('infra', folder))
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => ({ name: folder + file, text: readFileSync(at('infra', folder, file), 'utf8') }));

/** Every template, module and file of types. */
export const templates = (): BicepFile[] => [...below('', '.bicep'), ...below('modules/', '.bicep')];

/** Values for the template, one file for each environment. */
export const parameterFiles = (): BicepFile[] => below('', '.bicepparam');

/** One of them. */
export const template = (name: string): string => readFileSync(at('infra', name), 'utf8');
