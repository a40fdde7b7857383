import { beforeAll, expect, it } from 'vitest';
import { mayBeEmpty } from './exceptions.ts';
import { expectedAnswers, type Expected } from './expected.ts';
import { bringOccasions } from './occasions.ts';
import { Prometheus } from '../../lib/prometheus.ts';
import { eventually, settings } from './stage.ts';

const prometheus = new Prometheus(settings.prometheus);

beforeAll(bringOccasions);

/** What is wrong with an answer. */
async function fault({ name, expr, reason }: Expected): Promise<string | undefined> {
  const samples = await prometheus.query(expr);
  if (samples.length === 0) return reason ? undefined : `${name} is empty: ${expr}`;
  return samples.some(({ value }) => Number.isNaN(value)) ? `${name} is NaN: ${expr}` : undefined;
}

async function faults(): Promise<string[]> {
  const found: string[] = [];
  for (const one of expectedAnswers(settings.seconds)) found.push(...[await fault(one)].filter((text) => text !== undefined));
  return found;
}

it('every query answers, and none with NaN', async () => expect(await eventually(faults, (found) => found.length === 0)).toEqual([]));

it('each exception is one', () => {
  const names = expectedAnswers(settings.seconds).map(({ name }) => name);
  for (const { query } of mayBeEmpty) expect(names.some((name) => query.test(name)), `${query}`).toBe(true);
});
