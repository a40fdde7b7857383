import { DataqueryBuilder as LokiQuery } from '@grafana/grafana-foundation-sdk/loki';
import { DataqueryBuilder as PrometheusQuery, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';

export const prometheus = { type: 'prometheus', uid: '${datasource}' };
export const loki = { type: 'loki', uid: '${loki}' };

/** A PromQL expression and the legend of its series, in which `{{label}}` stands for a label's value. */
export interface Query {
  expr: string;
  legend?: string;
}

/** How a query is asked: over the board's time, or at its end. */
export type Asked = 'range' | 'instant' | 'table' | 'heatmap';

const refId = (index: number) => String.fromCharCode('A'.charCodeAt(0) + index);

export function target({ expr, legend }: Query, index: number, asked: Asked): PrometheusQuery {
  const query = new PrometheusQuery().datasource(prometheus).expr(expr).refId(refId(index)).legendFormat(legend ?? '__auto');
  switch (asked) {
    case 'range':
      return query.range();
    case 'instant':
      return query.instant();
    case 'table':
      return query.instant().format(PromQueryFormat.Table);
    case 'heatmap':
      return query.range().format(PromQueryFormat.Heatmap);
  }
}

export const logTarget = (expr: string) => new LokiQuery().datasource(loki).expr(expr).refId('A').queryType('range').maxLines(200);
