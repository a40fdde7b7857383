import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { heatmap, stat, table, timeseries } from '../panels/index.ts';
import { averageBitrate, completionByDevice, errorsByFamily, outcomes, playingTimeBy, quartileFunnel, rebufferRatio, rebufferRatioSoFar, recentErrors, resolutions } from './audiencePanels.ts';
import { board, datasourceVariable, environmentVariable, lokiVariable, organisationVariable, type Row } from './board.ts';
import { ratioOrZero, ratio, slice } from './promql.ts';
import { unit } from './units.ts';

const matchers = 'org_id="$org",env=~"$env",content_type!="live"';
const q = slice(matchers);

const startup = 'openqoe_video_startup_seconds_bucket';
const share = (outcome: string) =>
  ratioOrZero(q.about('openqoe_view_outcomes_total', { where: `outcome=~"${outcome}"` }), q.about('openqoe_view_outcomes_total'));

const overview: Row = {
  title: 'At a glance',
  panels: [
    stat({
      title: 'Viewers now',
      description: 'Viewers playing: playing time reported a second, over the last two minutes.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: `sum(${q.recorded('audience:openqoe_concurrent_viewers:rate2m')})` }],
    }),
    stat({ title: 'Views started', description: 'Views attempted in the time shown; also those of which nobody knew yet that they are live.', unit: unit.count, decimals: 0, queries: [{ expr: q.total('openqoe_views_started_total') }] }),
    stat({
      title: 'Start-up, 95 %',
      description: '95 % of the starts in the time shown were at least as fast. From the instruction to play to the first moving frame.',
      unit: unit.seconds,
      decimals: 2,
      queries: [{ expr: `histogram_quantile(0.95, sum by (le) (sum_over_time(${q.recorded('audience:openqoe_video_startup_seconds_bucket:rate5m')}[$__range]))) >= 0` }],
      steps: [{ from: 0, color: 'green' }, { from: 2, color: 'yellow' }, { from: 5, color: 'red' }],
    }),
    rebufferRatioSoFar(q),
    stat({
      title: 'Failed views',
      description: 'Views that a fatal error ended, before or after the start, of the views that ended in the time shown.',
      unit: unit.ratio,
      decimals: 2,
      queries: [{ expr: share('start_failed|play_failed') }],
      steps: [{ from: 0, color: 'green' }, { from: 0.005, color: 'yellow' }, { from: 0.02, color: 'red' }],
    }),
    stat({
      title: 'Completion',
      description: 'How far views got on average: the furthest position played over the duration, of the views that ended in the time shown.',
      unit: unit.ratio,
      decimals: 1,
      queries: [{ expr: ratio(q.total('openqoe_completion_ratio_sum'), q.total('openqoe_completion_ratio_count')) }],
    }),
  ],
};

const starting: Row = {
  title: 'Starting',
  panels: [
    timeseries({
      title: 'Views started and completed',
      description: 'Views a second, started also those of which nobody knew yet that they are live. A view is completed when its end was reached.',
      unit: unit.perSecond,
      queries: [
        { expr: q.rate('openqoe_views_started_total'), legend: 'started' },
        { expr: q.rate('openqoe_views_completed_total'), legend: 'completed' },
      ],
    }),
    timeseries({
      title: 'Start-up percentiles',
      description: 'Half, 95 % and 99 % of starts were at least as fast, over five minutes.',
      unit: unit.seconds,
      queries: [0.5, 0.95, 0.99].map((p) => ({ expr: q.quantile(p, startup), legend: `${p * 100} %` })),
      steps: [{ from: 0, color: 'green' }, { from: 5, color: 'red' }],
    }),
    heatmap({ title: 'Start-up times', description: 'Starts a second in each range of start-up time.', unit: unit.seconds, expr: q.rate(startup, { by: 'le' }) }),
    timeseries({
      title: 'Start-up by device, 95 %',
      description: '95 % of starts on the device were at least as fast.',
      unit: unit.seconds,
      queries: [{ expr: q.quantile(0.95, startup, { level: 'audience_device', by: 'device_category' }), legend: '{{device_category}}' }],
    }),
    outcomes(q),
    timeseries({
      title: 'Waited before leaving',
      description: 'How long those waited who left before the start: half, and 90 %, at most so long.',
      unit: unit.seconds,
      queries: [0.5, 0.9].map((p) => ({ expr: q.quantile(p, 'openqoe_exit_wait_seconds_bucket'), legend: `${p * 100} %` })),
      noValue: 'Nobody left',
    }),
  ],
};

const watched = q.rate('openqoe_watch_time_seconds_total');

const rebuffering: Row = {
  title: 'Rebuffering',
  panels: [
    rebufferRatio(q, 0.02),
    timeseries({
      title: 'Stalls per hour of watching, by cause',
      description: 'How often the picture stands still in an hour of watch time; start-up, seeks and pauses are no stalls.',
      unit: unit.count,
      stack: 'values',
      queries: [{ expr: `3600 * ${q.rate('openqoe_rebuffer_events_total', { by: 'cause' })} / ignoring (cause) group_left () (${watched} > 0)`, legend: '{{cause}}' }],
    }),
    timeseries({
      title: 'Length of stalls',
      description: 'Half, and 95 %, of stalls were at most so long.',
      unit: unit.seconds,
      queries: [0.5, 0.95].map((p) => ({ expr: q.quantile(p, 'openqoe_rebuffer_duration_seconds_bucket'), legend: `${p * 100} %` })),
    }),
  ],
};

const errors: Row = {
  title: 'Errors',
  panels: [
    errorsByFamily(q),
    timeseries({
      title: 'Errors per hundred views',
      description: 'Errors over views that ended, by whether the error ended the view (original SDKs do not tell).',
      unit: unit.count,
      queries: [
        {
          expr: `100 * ${q.rate('openqoe_errors_total', { by: 'fatal' })} / ignoring (fatal) group_left () (${q.rate('openqoe_view_outcomes_total')} > 0)`,
          legend: 'fatal: {{fatal}}',
        },
      ],
    }),
    table({
      title: 'Most frequent errors',
      description: 'Errors in the time shown, by the code the player gives.',
      span: 8,
      rows: { label: 'error_code', name: 'Code' },
      columns: [{ name: 'Errors', unit: unit.count, decimals: 0, expr: `topk(10, ${q.total('openqoe_errors_total', 'error_code')} > 0)` }],
      sort: 'Errors',
    }),
    recentErrors('content_type!="live"', 24),
  ],
};

const picture: Row = {
  title: 'Picture',
  panels: [
    averageBitrate(q).span(6),
    heatmap({
      title: 'Bitrates',
      span: 6,
      description: 'Reports of a bitrate (start, switch, heartbeat) a second in each range.',
      unit: unit.bitsPerSecond,
      expr: q.rate('openqoe_bitrate_bps_bucket', { by: 'le' }),
    }),
    resolutions(q, 'Resolutions').span(6),
    timeseries({
      title: 'Dropped frames',
      span: 6,
      description: 'Frames decoded but not shown, of all decoded.',
      unit: unit.ratio,
      queries: [{ expr: ratioOrZero(q.rate('openqoe_dropped_frames_total'), q.rate('openqoe_decoded_frames_total')), legend: 'dropped' }],
      steps: [{ from: 0, color: 'green' }, { from: 0.05, color: 'red' }],
    }),
  ],
};

const engagement: Row = {
  title: 'How far, and on what',
  panels: [
    quartileFunnel(q),
    completionByDevice(q),
    playingTimeBy(q, 'Devices', 'on each kind of device', 'audience_device', 'device_category'),
    playingTimeBy(q, 'Browsers', 'in each browser', 'audience_browser', 'browser_family'),
    playingTimeBy(q, 'Operating systems', 'on each operating system', 'audience_os', 'os_family'),
    playingTimeBy(q, 'Players', 'in each player', 'audience_player', 'player_name'),
  ],
};

/** How video on demand is watched. */
export const vod = (): Dashboard =>
  board({
    uid: 'openqoe-vod',
    title: 'OpenQoE / Video on demand',
    description: 'How video on demand starts, plays and ends for viewers.',
    variables: [datasourceVariable(), lokiVariable(), organisationVariable(), environmentVariable()],
    rows: [overview, starting, rebuffering, errors, picture, engagement],
  });
