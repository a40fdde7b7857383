import { expect, it } from 'vitest';
import { boardQueries } from '../support/boardQueries.ts';
import { substitute } from '../support/variables.ts';
import { finish, organisation, truth, watching, watchTogether } from './population.ts';
import { Prometheus } from '../../lib/prometheus.ts';
import { eventually, settings } from './stage.ts';

const prometheus = new Prometheus(settings.prometheus);

/** The value that a panel of one figure shows at a time. */
function shown(board: string, panel: string, time?: number): Promise<number> {
  const query = boardQueries().find((one) => one.board === board && one.panel === panel);
  if (!query) throw new Error(`${board} has no panel ${panel}`);
  return prometheus.single(substitute(query.expr, { org: organisation, seconds: settings.seconds }), time);
}

/** Bounds of the bucket that a start-up time falls into. */
function bucketOf(seconds: number): [number, number] {
  const bounds = [0, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 15, 30];
  const index = bounds.findIndex((bound) => seconds <= bound);
  return [bounds[index - 1]!, bounds[index]!];
}

it('boards show what happened to the viewers', async () => {
  // They watch until it shows, which takes two minutes where nothing is late.
  let seen = false;
  const watched = watchTogether(() => seen);
  const viewers = await eventually(
    () => shown('openqoe-vod', 'Viewers now').catch(() => 0),
    (count) => Math.abs(count / watching - 1) < 0.02,
  );
  seen = true;
  await watched;
  expect(viewers / watching, 'concurrent viewers').toBeCloseTo(1, 1);

  await finish();
  const expected = truth();
  const counted = `sum(openqoe_views_started_total{org_id="${organisation}"})`;
  const views = await eventually(() => prometheus.query(counted), ([sample]) => sample?.value === expected.views);
  expect(views[0]?.value).toBe(expected.views);

  // At the last sample increase() has next to nothing to guess: series that are new get their values a moment after the others.
  const last = await prometheus.single(`max(timestamp(openqoe_view_outcomes_total{org_id="${organisation}"}))`);
  expect(await shown('openqoe-vod', 'Views started', last)).toBeCloseTo(expected.views, 1);
  expect((await shown('openqoe-vod', 'Rebuffer ratio', last)) / expected.rebufferRatio).toBeCloseTo(1, 2);
  expect((await shown('openqoe-vod', 'Completion', last)) / expected.completion).toBeCloseTo(1, 2);
  expect((await shown('openqoe-impact', 'Completion', last)) / expected.completion).toBeCloseTo(1, 2);
  expect((await shown('openqoe-impact', 'Revenue', last)) / (expected.playedHours * 0.05)).toBeCloseTo(1, 2);

  // Percentiles come from recorded rates, which follow.
  const [low, high] = bucketOf(expected.startup95);
  const startup = await eventually(
    () => shown('openqoe-vod', 'Start-up, 95 %').catch(() => NaN),
    (value) => value > low && value <= high,
  );
  expect(startup).toBeGreaterThan(low);
  expect(startup).toBeLessThanOrEqual(high);
});
