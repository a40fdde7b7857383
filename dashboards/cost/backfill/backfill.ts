import { recordingGroups } from '../../src/rules/recording.ts';
import type { RecordingRule } from '../../src/rules/rule.ts';
import type { Series } from '../population/series.ts';
import { Prometheus } from '../../lib/prometheus.ts';
import { Exporter } from './exporter.ts';
import { passes, record } from './recorder.ts';

// Prometheus takes samples that are up to an hour older than its newest one.
const windowSeconds = 1800;
const minute = 60;

// A rate over five minutes of samples a minute apart has its first value when there are two.
const firstRateWithin = 3 * minute;

const rules = recordingGroups.flatMap((group) => group.rules) as RecordingRule[];

async function expectRecorded(url: string, start: number, end: number): Promise<void> {
  for (const { record: name } of passes(rules)[0] ?? []) {
    const [counts] = await new Prometheus(url).range(`count(${name})`, start + firstRateWithin, end, minute);
    const expected = Math.floor((end - start - firstRateWithin) / minute) + 1;
    if (counts?.values.length !== expected) throw new Error(`${name} is recorded at ${counts?.values.length ?? 0} of ${expected} minutes`);
  }
}

/** Fills an empty Prometheus, oldest first, as time would have: a window of what is exported, then what the rules make of it. */
export async function backfill(url: string, series: readonly Series[], start: number, end: number): Promise<Exporter> {
  const exporter = new Exporter(url, series, start);
  for (let from = start; from < end; from += windowSeconds) {
    const to = Math.min(from + windowSeconds, end);
    await exporter.write(from, to);
    await record(url, rules, from, to);
  }
  await expectRecorded(url, start, end);
  return exporter;
}
