import {
  AnnotationQueryBuilder,
  CustomVariableBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
  type AnnotationQuery,
  type Dashboard,
  type Panel,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { prometheus } from '../panels/query.ts';

export interface Row {
  title: string;
  panels: Builder<Panel>[];
}

export interface BoardOptions {
  uid: string;
  title: string;
  description: string;
  /** Of the time it shows at first, e.g. `now-3h`. */
  from?: string;
  variables: Builder<VariableModel>[];
  /** Instead of the organisation's incidents. */
  annotations?: Builder<AnnotationQuery>[];
  rows: Row[];
}

const tag = 'openqoe';

export const datasourceVariable = () => new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus').description('Where the metrics are: Prometheus, Mimir or Grafana Cloud.');

export const lokiVariable = () => new DatasourceVariableBuilder('loki').label('Loki').type('loki').description('Where the log lines are.');

/** The values of a label, as the series of a metric have them. */
export const labelVariable = (name: string, label: string, metric: string, ofLabel: string) =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(prometheus)
    .query({ query: `label_values(${metric}, ${ofLabel})`, refId: name })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);

export const organisationVariable = () => labelVariable('org', 'Organisation', 'audience:openqoe_views_started:rate5m', 'org_id').description('Whose viewers.');

export const environmentVariable = () =>
  labelVariable('env', 'Environment', 'audience:openqoe_views_started:rate5m{org_id="$org"}', 'env')
    .description('As players tell it in `env`.')
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ text: 'All', value: '$__all' });

/** Which kind of content; series of players that do not tell it are in `All`. */
export const contentVariable = () =>
  new CustomVariableBuilder('content')
    .label('Content')
    .description('Video on demand, live, or all.')
    .values('vod,live')
    .options(['vod', 'live'].map((value) => ({ text: value, value })))
    .includeAll(true)
    .allValue('.*')
    .current({ text: 'All', value: '$__all' });

export const incidents = () =>
  new AnnotationQueryBuilder()
    .name('Incidents')
    .datasource(prometheus)
    .enable(true)
    .iconColor('red')
    .expr('sum by (severity) (openqoe_incidents_open{org_id="$org"}) > 0')
    .step('60s')
    .titleFormat('Incident')
    .textFormat('{{severity}}');

/** Whoever releases leaves a note: a Grafana annotation with tag `release`. */
const releases = () =>
  new AnnotationQueryBuilder()
    .name('Releases')
    .datasource({ type: 'grafana', uid: '-- Grafana --' })
    .enable(true)
    .iconColor('blue')
    .target({ build: () => ({ limit: 100, matchAny: false, tags: ['release'], type: 'tags', refId: 'releases' }) as never });

const links = () =>
  new DashboardLinkBuilder('Boards').type(DashboardLinkType.Dashboards).tags([tag]).asDropdown(true).keepTime(true).includeVars(true);

export function board(options: BoardOptions): Dashboard {
  const builder = new DashboardBuilder(options.title)
    .uid(options.uid)
    .description(options.description)
    .tags([tag])
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: options.from ?? 'now-3h', to: 'now' })
    .refresh('1m')
    .readonly()
    .variables(options.variables)
    .annotations([...(options.annotations ?? [incidents()]), releases()])
    .links([links()]);
  for (const { title, panels } of options.rows) {
    builder.withRow(new RowBuilder(title));
    for (const panel of panels) builder.withPanel(panel);
  }
  return numbered(builder.build());
}

/** Panels are linked to by their numbers. */
const numbered = (built: Dashboard): Dashboard => ({ ...built, panels: (built.panels ?? []).map((panel, index) => ({ ...panel, id: index + 1 })) });
