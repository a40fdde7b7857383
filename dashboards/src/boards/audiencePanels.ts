import { bars, logs, pie, stat, timeseries } from '../panels/index.ts';
import type { Level } from '../rules/recorded.ts';
import { ratio, ratioOrZero, shares, type Slice } from './promql.ts';
import { unit } from './units.ts';

// Panels that more than one board has, each over the board's own slice of the audience.

export const rebufferRatioSoFar = (q: Slice) =>
  stat({
    title: 'Rebuffer ratio',
    description: 'Stalled time over watch time (playing and stalls) in the time shown.',
    unit: unit.ratio,
    decimals: 2,
    queries: [{ expr: ratioOrZero(q.total('openqoe_rebuffer_time_seconds_total'), q.total('openqoe_watch_time_seconds_total')) }],
    steps: [{ from: 0, color: 'green' }, { from: 0.01, color: 'yellow' }, { from: 0.02, color: 'red' }],
  });

/** @param limit of the alert, drawn as a line. */
export const rebufferRatio = (q: Slice, limit: number) =>
  timeseries({
    title: 'Rebuffer ratio',
    description: 'Stalled time over watch time, over five minutes.',
    unit: unit.ratio,
    queries: [{ expr: ratioOrZero(q.rate('openqoe_rebuffer_time_seconds_total'), q.rate('openqoe_watch_time_seconds_total')), legend: 'rebuffer ratio' }],
    steps: [{ from: 0, color: 'green' }, { from: limit, color: 'red' }],
  });

export const rebufferRatioByCdn = (q: Slice) => {
  const byCdn = { level: 'audience_cdn', by: 'cdn' } as const;
  return timeseries({
    title: 'Rebuffer ratio by CDN',
    description: 'Stalled time over watch time over each CDN.',
    unit: unit.ratio,
    queries: [{ expr: ratioOrZero(q.rate('openqoe_rebuffer_time_seconds_total', byCdn), q.rate('openqoe_watch_time_seconds_total', byCdn)), legend: '{{cdn}}' }],
  });
};

export const outcomes = (q: Slice) =>
  timeseries({
    title: 'How views went',
    description: 'Views that ended, by outcome. An exit counts only after a second or more of waiting.',
    unit: unit.perSecond,
    stack: 'shares',
    queries: [{ expr: q.rate('openqoe_view_outcomes_total', { by: 'outcome' }), legend: '{{outcome}}' }],
  });

export const errorsByFamily = (q: Slice) =>
  timeseries({
    title: 'Errors by family',
    description: 'Errors a second, fatal or not.',
    unit: unit.perSecond,
    stack: 'values',
    queries: [{ expr: q.rate('openqoe_errors_total', { by: 'error_family' }), legend: '{{error_family}}' }],
    noValue: 'No errors',
  });

/** @param content how `content_type` of a line is matched. */
export const recentErrors = (content: string, span: number) =>
  logs({
    title: 'Recent errors',
    description: 'What players said of their errors, the newest first.',
    span,
    expr: `{service_name="openqoe", org_id="$org", event_type="error"} | json | ${content} | line_format "{{.error_family}} {{.error_code}}: {{.error_message}} ({{.player_name}}, {{.device_category}}, {{.video_id}})"`,
  });

export const averageBitrate = (q: Slice) =>
  timeseries({
    title: 'Average bitrate',
    description: 'Played bits over playing time: what viewers saw, weighted by how long.',
    unit: unit.bitsPerSecond,
    queries: [{ expr: ratio(q.rate('openqoe_played_bits_total'), q.rate('openqoe_playing_time_seconds_total')), legend: 'average' }],
  });

export const resolutions = (q: Slice, title: string) =>
  bars({
    title,
    description: 'Share of the playing time in each resolution, in the time shown.',
    unit: unit.ratio,
    max: 1,
    queries: [
      {
        expr: shares(q, 'openqoe_playing_time_seconds_total', { level: 'audience_resolution', by: 'resolution', where: 'resolution!=""' }),
        legend: '{{resolution}}',
      },
    ],
  });

/** @param each completes "Share of the playing time …". */
export const playingTimeBy = (q: Slice, title: string, each: string, level: Level, label: string) =>
  pie({
    title,
    description: `Share of the playing time ${each}, in the time shown.`,
    unit: unit.seconds,
    queries: [{ expr: `${q.about('openqoe_playing_time_seconds_total', { level, by: label })} > 0`, legend: `{{${label}}}` }],
  });

export const completionByDevice = (q: Slice) => {
  const byDevice = { level: 'audience_device', by: 'device_category' } as const;
  return timeseries({
    title: 'Completion by device',
    description: 'How far views on the device got on average, of those that ended in five minutes.',
    unit: unit.ratio,
    max: 1,
    queries: [{ expr: ratio(q.rate('openqoe_completion_ratio_sum', byDevice), q.rate('openqoe_completion_ratio_count', byDevice)), legend: '{{device_category}}' }],
  });
};

export const quartileFunnel = (q: Slice) =>
  bars({
    title: 'Quartile funnel',
    description: 'Views started, and how many of them reached each quarter of the media, in the time shown. Views that run are counted as they get there.',
    unit: unit.count,
    decimals: 0,
    queries: [
      { expr: q.total('openqoe_views_started_total'), legend: 'started' },
      ...[25, 50, 75, 100].map((n) => ({ expr: q.total('openqoe_quartile_reached_total', undefined, `quartile="${n}"`), legend: `${n} %` })),
    ],
  });
