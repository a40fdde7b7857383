import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { substitute, variableValues } from '../../lib/variables.ts';
import { organisation } from '../population/audience.ts';
import type { Question } from './question.ts';
import { shownAt, stepOf, timesOf, type Shown } from './time.ts';

interface Target {
  expr: string;
  instant?: boolean;
}

interface Asking {
  board: string;
  shown: Shown;
  variables: Record<string, string>;
}

const isPanel = (panel: object): panel is Panel => 'targets' in panel;

function query({ board, shown, variables }: Asking, asker: string, { expr, instant }: Target, interval?: string): Question {
  const step = stepOf(shown, interval);
  const query = substitute(expr, { ...variables, ...timesOf(shown, step) });
  if (instant) return { board, asker, expr, path: 'query', form: { query, time: `${shown.end}` } };
  const start = Math.floor(shown.start / step) * step;
  return { board, asker, expr, path: 'query_range', form: { query, start: `${start}`, end: `${shown.end}`, step: `${step}` } };
}

function choices({ board, shown, variables }: Asking, name: string, definition: string): Question[] {
  const [, selector, label] = /^label_values\((.+), (\w+)\)$/.exec(definition) ?? [];
  if (!selector) return [];
  const form = { 'match[]': substitute(selector, variables), start: `${shown.start}`, end: `${shown.end}` };
  return [{ board, asker: name, expr: definition, path: `label/${label}/values`, form }];
}

/** All that a board asks Prometheus when it is opened at a time (Unix seconds). */
export function questionsOf(board: Dashboard, end: number): Question[] {
  const asking = { board: board.title ?? '', shown: shownAt(end, board.time?.from ?? ''), variables: variableValues(board, organisation) };
  const panels = (board.panels ?? []).filter(isPanel).filter(({ datasource }) => datasource?.type === 'prometheus');
  return [
    ...(board.templating?.list ?? []).flatMap(({ name, query }) => (typeof query === 'object' ? choices(asking, name, String(query['query'])) : [])),
    ...(board.annotations?.list ?? []).flatMap(({ name, expr }) => (expr ? [query(asking, name, { expr })] : [])),
    ...panels.flatMap(({ title = '', targets = [], interval }) => targets.map((target) => query(asking, title, target as unknown as Target, interval))),
  ];
}
