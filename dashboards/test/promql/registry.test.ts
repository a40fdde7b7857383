import { describe, expect, it } from 'vitest';
import { ruleFiles } from '../../src/rules/files.ts';
import { recordingGroups } from '../../src/rules/recording.ts';
import type { AlertRule, RecordingRule } from '../../src/rules/rule.ts';
import { analyse } from '../support/analyse.ts';
import { boardQueries, otherQueries } from '../support/boardQueries.ts';
import { documentQueries } from '../support/documentQueries.ts';
import { logFaults } from '../support/logql.ts';
import { registry as exported } from '../../lib/registry.ts';
import { seriesRegistry } from '../support/registry.ts';
import { substitute } from '../support/variables.ts';

const registry = seriesRegistry();
const alerts = ruleFiles['alerts']!.groups.flatMap(({ rules }) => rules) as AlertRule[];
const queries = boardQueries();

describe('what exists is all that is asked for', () => {
  it.each(queries.filter(({ language }) => language === 'promql'))('$board: $panel', ({ expr, legend }) => {
    const { labels } = analyse(substitute(expr), registry);
    for (const [, label] of legend.matchAll(/{{\s*(\w+)\s*}}/g)) expect(labels, `legend ${legend}`).toContain(label);
  });

  it.each(otherQueries())('$board: variable or annotation $name', ({ expr }) => void analyse(substitute(expr), registry));

  it.each(recordingGroups.flatMap(({ rules }) => rules) as RecordingRule[])('rule $record', ({ record, expr }) => {
    const { labels } = analyse(expr, registry);
    expect(labels).toEqual(registry.get(record)?.labels);
  });

  it.each(alerts)('alert $alert', ({ expr, annotations }) => {
    const { labels } = analyse(expr, registry);
    for (const text of Object.values(annotations)) {
      for (const [, label] of text.matchAll(/\$labels\.(\w+)/g)) expect(labels, text).toContain(label);
    }
  });

  it('each recorded series is asked for', () => {
    const askers = [...queries, ...otherQueries(), ...recordingGroups.flatMap(({ rules }) => rules), ...alerts, ...documentQueries()];
    const asked = new Set(askers.flatMap(({ expr }) => expr.match(/[\w:]+/g) ?? []));
    const recorded = recordingGroups.flatMap(({ rules }) => rules) as RecordingRule[];
    expect(recorded.map(({ record }) => record).filter((record) => !asked.has(record))).toEqual([]);
  });

  it.each(documentQueries().filter(({ language }) => language === 'promql'))('$file: $heading', ({ expr }) => void analyse(expr, registry));
});

describe('log queries', () => {
  const logQueries = [...queries.map(({ board, panel, expr, language }) => ({ file: board, heading: panel, expr: substitute(expr), language })), ...documentQueries()].filter(
    ({ language }) => language === 'logql',
  );

  it.each(logQueries)('$file: $heading', ({ expr }) => expect(logFaults(expr, exported.logs)).toEqual([]));

  it.each([
    ['an invented stream label', '{service_name="openqoe", content_type="vod"} | json', 'no stream has label content_type'],
    ['an invented field', '{service_name="openqoe"} | json | stream_id="1"', 'no line has field stream_id'],
    ['an invented field in a line', '{service_name="openqoe"} | json | line_format "{{.country}}"', 'no line has field country'],
    ['what cannot be parsed', '{service_name="openqoe"} | json |', 'cannot be parsed'],
  ])('refuses %s', (_, expr, message) => expect(logFaults(expr, exported.logs).join()).toContain(message));
});

describe('the registry test itself', () => {
  it.each([
    ['an invented metric', 'sum(rate(openqoe_invented_total[5m]))', /nothing exports openqoe_invented_total/],
    ['an invented label', 'sum(rate(openqoe_views_started_total{country_code="DE"}[5m]))', /no label country_code/],
    ['a label that is aggregated away', 'sum by (cdn) (sum by (org_id) (rate(openqoe_views_started_total[5m])))', /grouped by cdn/],
    ['buckets of a gauge', 'histogram_quantile(0.9, sum by (le) (rate(openqoe_unique_viewers_bucket[5m])))', /nothing exports/],
    ['a rate of a gauge', 'rate(openqoe_unique_viewers[5m])', /which is no counter/],
    ['a counter as it is', 'sum(openqoe_views_started_total)', /needs a rate/],
    ['a quantile of a counter', 'histogram_quantile(0.9, sum by (le) (rate(openqoe_views_started_total[5m])))', /grouped by le|no buckets/],
    [
      'a division that never matches',
      'sum by (error_family) (rate(openqoe_errors_total[5m])) / sum by (org_id) (rate(openqoe_views_started_total[5m]))',
      /never matches/,
    ],
    ['what cannot be parsed', 'sum(', /cannot be parsed/],
  ])('refuses %s', (_, expr, message) => expect(() => analyse(expr, registry)).toThrow(message));
});
