import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { heatmap, map, stat, table, timeseries } from '../panels/index.ts';
import { averageBitrate, errorsByFamily, outcomes, playingTimeBy, rebufferRatio, rebufferRatioByCdn, rebufferRatioSoFar, recentErrors, resolutions } from './audiencePanels.ts';
import { board, datasourceVariable, environmentVariable, lokiVariable, organisationVariable, type Row } from './board.ts';
import { ratio, ratioOrZero, slice } from './promql.ts';
import { unit } from './units.ts';

const q = slice('org_id="$org",env=~"$env",content_type="live"');

const viewers = `sum(${q.recorded('audience:openqoe_concurrent_viewers:rate2m')})`;
const startup = 'openqoe_video_startup_seconds_bucket';
const latency = 'openqoe_live_latency_seconds_bucket';
const byTitle = { level: 'audience_title', by: 'video_id' } as const;
const overRange = (quantile: number, bucket: string) =>
  `histogram_quantile(${quantile}, sum by (le) (sum_over_time(${q.recorded(bucket)}[$__range]))) >= 0`;

const overview: Row = {
  title: 'At a glance',
  panels: [
    stat({ title: 'Viewers now', description: 'Viewers playing, over the last two minutes.', unit: unit.count, decimals: 0, queries: [{ expr: viewers }] }),
    stat({
      title: 'Peak',
      description: 'Most viewers at a time, in the time shown.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: `max_over_time(${viewers}[$__range:1m])` }],
    }),
    stat({
      title: 'Unique viewers today',
      description: 'Viewers of the organisation since midnight UTC, of live and other content, estimated within about 2 %.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: 'max(openqoe_unique_viewers{org_id="$org"})' }],
    }),
    stat({
      title: 'Join time, 95 %',
      description: '95 % of joins in the time shown were at least as fast. From the instruction to play to the first moving frame.',
      unit: unit.seconds,
      decimals: 2,
      queries: [{ expr: overRange(0.95, 'audience:openqoe_video_startup_seconds_bucket:rate5m') }],
      steps: [{ from: 0, color: 'green' }, { from: 2, color: 'yellow' }, { from: 4, color: 'red' }],
    }),
    stat({
      title: 'Live latency, half',
      description: 'Half of the heartbeats in the time shown were at most so far behind the live edge.',
      unit: unit.seconds,
      decimals: 1,
      queries: [{ expr: overRange(0.5, 'audience:openqoe_live_latency_seconds_bucket:rate5m') }],
    }),
    rebufferRatioSoFar(q),
  ],
};

const audience: Row = {
  title: 'Audience',
  panels: [
    timeseries({ title: 'Viewers', description: 'Viewers playing, over two minutes.', unit: unit.count, span: 12, queries: [{ expr: viewers, legend: 'viewers' }] }),
    timeseries({
      title: 'Viewers by device',
      description: 'Viewers playing on each kind of device, over five minutes.',
      unit: unit.count,
      span: 12,
      stack: 'values',
      queries: [{ expr: q.rate('openqoe_playing_time_seconds_total', { level: 'audience_device', by: 'device_category' }), legend: '{{device_category}}' }],
    }),
    map({
      title: 'Viewers by country',
      description: 'Viewers playing in each country, over the last five minutes.',
      unit: unit.count,
      decimals: 0,
      span: 12,
      height: 10,
      expr: `${q.rate('openqoe_playing_time_seconds_total', { level: 'audience_country', by: 'network_country' })} > 0`,
    }),
    table({
      title: 'Channels',
      description: 'The channels with the most viewers over the last five minutes, with what they saw in the time shown.',
      height: 10,
      rows: { label: 'video_id', name: 'Channel' },
      columns: [
        { name: 'Viewers', unit: unit.count, decimals: 0, expr: `topk(15, ${q.rate('openqoe_playing_time_seconds_total', byTitle)} > 0)` },
        {
          name: 'Rebuffer ratio',
          unit: unit.ratio,
          decimals: 2,
          steps: [{ from: 0, color: 'green' }, { from: 0.02, color: 'red' }],
          expr: ratioOrZero(q.about('openqoe_rebuffer_time_seconds_total', byTitle), q.about('openqoe_watch_time_seconds_total', byTitle)),
        },
        {
          name: 'Latency',
          unit: unit.seconds,
          decimals: 1,
          expr: ratio(q.total('openqoe_live_latency_seconds_sum', 'video_id'), q.total('openqoe_live_latency_seconds_count', 'video_id')),
        },
      ],
      sort: 'Viewers',
    }),
  ],
};

const joining: Row = {
  title: 'Joining',
  panels: [
    timeseries({
      title: 'Join time percentiles',
      description: 'Half, 95 % and 99 % of joins were at least as fast, over five minutes.',
      unit: unit.seconds,
      queries: [0.5, 0.95, 0.99].map((p) => ({ expr: q.quantile(p, startup), legend: `${p * 100} %` })),
      steps: [{ from: 0, color: 'green' }, { from: 4, color: 'red' }],
    }),
    heatmap({ title: 'Join times', description: 'Joins a second in each range of join time.', unit: unit.seconds, expr: q.rate(startup, { by: 'le' }) }),
    outcomes(q),
  ],
};

const watching: Row = {
  title: 'Watching',
  panels: [
    timeseries({
      title: 'Live latency percentiles',
      description: 'Half, and 95 %, of heartbeats were at most so far behind the live edge.',
      unit: unit.seconds,
      queries: [0.5, 0.95].map((p) => ({ expr: q.quantile(p, latency), legend: `${p * 100} %` })),
    }),
    heatmap({ title: 'Live latencies', description: 'Heartbeats a second in each range of latency.', unit: unit.seconds, expr: q.rate(latency, { by: 'le' }) }),
    rebufferRatio(q, 0.05),
    rebufferRatioByCdn(q),
    errorsByFamily(q),
    averageBitrate(q),
    playingTimeBy(q, 'Devices', 'on each kind of device', 'audience_device', 'device_category'),
    resolutions(q, 'Resolutions'),
    recentErrors('content_type="live"', 8),
  ],
};

/** How live streams are watched. */
export const live = (): Dashboard =>
  board({
    uid: 'openqoe-live',
    title: 'OpenQoE / Live',
    description: 'Who watches live streams now, how far behind, and how well.',
    from: 'now-1h',
    variables: [datasourceVariable(), lokiVariable(), organisationVariable(), environmentVariable()],
    rows: [overview, audience, joining, watching],
  });
