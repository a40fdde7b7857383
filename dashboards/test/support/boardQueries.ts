import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { boards } from '../../src/boards/index.ts';

export interface BoardQuery {
  board: string;
  panel: string;
  type: string;
  expr: string;
  legend: string;
  language: 'promql' | 'logql';
}

const isPanel = (panel: object): panel is Panel => 'targets' in panel;

/** Every query of every panel. */
export const boardQueries = (): BoardQuery[] =>
  boards().flatMap((board) =>
    (board.panels ?? []).filter(isPanel).flatMap((panel) =>
      (panel.targets ?? []).map((target) => {
        const { expr, legendFormat } = target as unknown as { expr: string; legendFormat?: string };
        return {
          board: board.uid ?? '',
          panel: panel.title ?? '',
          type: panel.type,
          expr,
          legend: legendFormat ?? '',
          language: panel.datasource?.type === 'loki' ? ('logql' as const) : ('promql' as const),
        };
      }),
    ),
  );

/** Queries of variables and annotations: what fills a choice, and what is drawn beside. */
export const otherQueries = (): { board: string; name: string; expr: string }[] =>
  boards().flatMap((board) => [
    ...(board.templating?.list ?? []).flatMap((variable) => {
      const query = typeof variable.query === 'object' ? (variable.query['query'] as string) : '';
      const selector = /^label_values\((.+), (\w+)\)$/.exec(query);
      return selector ? [{ board: board.uid ?? '', name: variable.name, expr: `count by (${selector[2]}) (${selector[1]})` }] : [];
    }),
    ...(board.annotations?.list ?? []).flatMap(({ name, expr }) => (expr ? [{ board: board.uid ?? '', name, expr }] : [])),
  ]);
