import type { RuleGroup } from '../rules/rule.ts';
import { secondsOf } from './duration.ts';

/** A rule in the form in which what was sent and what a server has can be compared. */
export interface LoadedRule {
  kind: 'record' | 'alert';
  name: string;
  expr: string;
  /** Seconds. */
  for: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** What servers leave out of a group that they give back. */
export interface StoredGroup {
  name: string;
  rules?: { record?: string; alert?: string; expr: string; for?: string; labels?: Record<string, string>; annotations?: Record<string, string> }[];
}

/** The rules of a group in a rule file's form. */
export const loadedRules = ({ rules = [] }: StoredGroup | RuleGroup): LoadedRule[] =>
  (rules as NonNullable<StoredGroup['rules']>).map((rule) => ({
    kind: rule.alert ? 'alert' : 'record',
    name: rule.alert ?? rule.record ?? '',
    expr: normalised(rule.expr),
    for: secondsOf(rule.for),
    labels: rule.labels ?? {},
    annotations: rule.annotations ?? {},
  }));

/** An expression in one form: servers have their own idea of the spaces between its parts and of the order of a selector's labels. */
export const normalised = (expr: string) =>
  expr
    .replace(/("[^"]*")|\s+/g, (_, quoted: string | undefined) => quoted ?? '')
    .replace(/\{(?:[^{}"]|"[^"]*")*\}/g, (matchers) => `{${(matchers.match(/\w+[=!~]+"[^"]*"/g) ?? []).sort().join()}}`);
