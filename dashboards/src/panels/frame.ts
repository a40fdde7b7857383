import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { ThresholdsConfigBuilder, ThresholdsMode, type Panel, type ThresholdsConfig } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { prometheus, target, type Asked, type Query } from './query.ts';

/** A value from which on a colour holds; the first one's colour holds below, too. */
export interface Step {
  from: number;
  color: 'green' | 'yellow' | 'orange' | 'red' | 'blue';
}

/** What every panel has. */
export interface PanelOptions {
  title: string;
  /** What is shown and how to read it. */
  description: string;
  /** Grafana's name of the unit: see the SDK's module `units`. */
  unit: string;
  queries: Query[];
  /** Columns out of 24. */
  span?: number;
  /** Rows of 30 pixels. */
  height?: number;
  decimals?: number;
  steps?: Step[];
  /** Shown where there is no data. */
  noValue?: string;
}

/** What the builders of all kinds of panels have in common. */
interface AnyBuilder extends Builder<Panel> {
  title(title: string): this;
  description(description: string): this;
  unit(unit: string): this;
  span(columns: number): this;
  height(rows: number): this;
  decimals(decimals: number): this;
  noValue(text: string): this;
  datasource(source: DataSourceRef): this;
  targets(targets: Builder<Dataquery>[]): this;
  thresholds(thresholds: Builder<ThresholdsConfig>): this;
}

const defaultSize = { span: 8, height: 8 };

export function thresholds(steps: Step[]): ThresholdsConfigBuilder {
  const [first, ...rest] = steps;
  if (!first) throw new Error('no thresholds');
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([{ value: null, color: first.color }, ...rest.map(({ from, color }) => ({ value: from, color }))]);
}

/** Gives a panel what every panel has. */
export function frame<B extends AnyBuilder>(builder: B, options: PanelOptions, asked: Asked): B {
  builder
    .title(options.title)
    .description(options.description)
    .unit(options.unit)
    .span(options.span ?? defaultSize.span)
    .height(options.height ?? defaultSize.height)
    .datasource(prometheus)
    .targets(options.queries.map((query, index) => target(query, index, asked)));
  if (options.decimals !== undefined) builder.decimals(options.decimals);
  if (options.noValue !== undefined) builder.noValue(options.noValue);
  if (options.steps) builder.thresholds(thresholds(options.steps));
  return builder;
}
