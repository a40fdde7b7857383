import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { organisation } from '../population/audience.ts';

/** What a board's variables stand for when all of them are as it opens. */
export function variablesOf(board: Dashboard): Record<string, string> {
  const chosen = (board.templating?.list ?? []).map(({ name, allValue, query, type }): [string, string] => {
    if (allValue) return [name, allValue];
    return [name, type === 'textbox' && typeof query === 'string' ? query : ''];
  });
  return { ...Object.fromEntries(chosen), org: organisation };
}

/** Puts values in the variables' place; throws where there is none. */
export const interpolate = (text: string, values: Record<string, string>): string =>
  text.replace(/\$(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`nothing to put in the place of $${name} in ${text}`);
    return value;
  });
