import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AlertRule, RecordingRule, RuleFile } from '../src/rules/rule.ts';

/** What we use of promtool's unit tests. https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */
interface UnitTest {
  name: string;
  alert_rule_test?: { alertname: string; exp_alerts: { exp_annotations: object }[] }[];
}

const root = new URL('../', import.meta.url);
const read = (path: string) => parse(readFileSync(new URL(path, root), 'utf8')) as unknown;
const groupsOf = (file: string) => (read(`rules/${file}`) as RuleFile).groups;
const groups = [...groupsOf('recording.yaml'), ...groupsOf('alerts.yaml')];
const alerts = groupsOf('alerts.yaml').flatMap(({ rules }) => rules) as AlertRule[];
const records = groupsOf('recording.yaml').flatMap(({ rules }) => rules) as RecordingRule[];
const unitTestFiles = readdirSync(new URL('test/rules', root)).map((file) => `test/rules/${file}`);
const unitTests = unitTestFiles.flatMap((file) => (read(file) as { tests: UnitTest[] }).tests);

/** Ends with what promtool said, unless it is content. */
async function promtool(...parameters: string[]): Promise<void> {
  await promisify(execFile)('promtool', parameters, { cwd: fileURLToPath(root) }).catch((error: { code: unknown; stdout: string; stderr: string }) => {
    throw new Error(error.code === 'ENOENT' ? 'promtool is not in the PATH: it comes with Prometheus' : `${error.stdout}\n${error.stderr}`);
  });
}

describe('promtool', () => {
  it('takes the rules', () => promtool('check', 'rules', 'rules/recording.yaml', 'rules/alerts.yaml'), 60_000);

  it.each(unitTestFiles)('passes %s', (file) => promtool('test', 'rules', file), 120_000);
});

describe.each(alerts)('$alert', ({ alert, for: pending, labels, annotations }) => {
  const named = (kind: string) => unitTests.filter(({ name }) => name.startsWith(`${alert} ${kind}: `)).map(({ alert_rule_test: steps = [] }) => steps);

  it('is tested to fire', () => {
    const firing = named('fires');
    expect(firing).not.toEqual([]);
    for (const steps of firing) expect(steps.flatMap(({ alertname, exp_alerts }) => (alertname === alert ? exp_alerts : []))).not.toEqual([]);
  });

  it('is tested not to fire when it is not quite so', () => {
    const near = named('near miss');
    expect(near).not.toEqual([]);
    for (const steps of near) {
      expect(steps).not.toEqual([]);
      for (const { alertname, exp_alerts } of steps) expect({ alertname, exp_alerts }).toEqual({ alertname: alert, exp_alerts: [] });
    }
  });

  it('says how bad, for how long, what, against what, for whom, and what to do', () => {
    expect(labels.severity).toMatch(/^(critical|warning|info)$/);
    expect(pending).toMatch(/^\d+m$/);
    expect(Object.keys(annotations).sort()).toEqual(['description', 'impact', 'runbook_url', 'summary']);
    for (const text of Object.values(annotations)) expect(text).not.toBe('');
    expect(annotations.runbook_url).toMatch(/^docs\/runbooks\/[a-z-]+\.md$/);
  });

  it('has a runbook', () => expect(existsSync(new URL(`../${annotations.runbook_url}`, root)), annotations.runbook_url).toBe(true));
});

describe('the rules', () => {
  it.each(groups)('$name has what Mimir takes by default: at most 20 rules', ({ rules }) => expect(rules.length).toBeLessThanOrEqual(20));

  it('are many', () => {
    expect(records.length).toBeGreaterThanOrEqual(25);
    expect(alerts.length).toBeGreaterThanOrEqual(18);
  });

  it('have names of their own', () => {
    const names = [...groups.map(({ name }) => name), ...alerts.map(({ alert }) => alert), ...records.map(({ record }) => record)];
    expect(new Set(names).size).toBe(names.length);
  });

  it('are tested only where there is a rule', () => {
    const tested = unitTests.filter(({ alert_rule_test: steps }) => steps).map(({ name }) => name.split(' ')[0]);
    expect(alerts.map(({ alert }) => alert)).toEqual(expect.arrayContaining(tested));
  });
});
