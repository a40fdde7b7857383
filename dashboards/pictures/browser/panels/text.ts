import { element } from '../dom.ts';
import type { Draw } from '../drawing.ts';

/** A panel's own words. */
export const text: Draw = (body, { panel }) => body.append(element('p', 'words', [panel.options?.content ?? '']));
