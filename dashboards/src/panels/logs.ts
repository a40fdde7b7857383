import { LogsDedupStrategy, LogsSortOrder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/logs';
import { loki, logTarget } from './query.ts';

export interface LogsOptions {
  title: string;
  description: string;
  /** LogQL. */
  expr: string;
  span?: number;
  height?: number;
}

/** Log lines of Loki, the newest first. */
export const logs = ({ title, description, expr, span = 12, height = 8 }: LogsOptions): PanelBuilder =>
  new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(loki)
    .targets([logTarget(expr)])
    .span(span)
    .height(height)
    .showTime(true)
    .wrapLogMessage(true)
    .enableLogDetails(true)
    .dedupStrategy(LogsDedupStrategy.None)
    .sortOrder(LogsSortOrder.Descending);
