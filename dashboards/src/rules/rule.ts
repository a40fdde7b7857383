/** What Prometheus and Mimir take as a rule file. */
export interface RuleFile {
  groups: RuleGroup[];
}

export interface RuleGroup {
  name: string;
  /** Seconds between evaluations as a duration; absent, the server's own. */
  interval?: string;
  rules: (RecordingRule | AlertRule)[];
}

export interface RecordingRule {
  record: string;
  expr: string;
  labels?: Record<string, string>;
}

export interface AlertRule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: Severity; [name: string]: string };
  annotations: Annotations;
}

/** `critical` pages somebody, `warning` is work for the day, `info` is for the digest. */
export type Severity = 'critical' | 'warning' | 'info';

export interface Annotations {
  /** One line: what is wrong, where, with the figure. */
  summary: string;
  /** What was measured, against what. */
  description: string;
  /** What viewers or operators feel. */
  impact: string;
  runbook_url: string;
}
