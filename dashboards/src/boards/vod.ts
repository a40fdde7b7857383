import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { bars, heatmap, logs, pie, stat, table, timeseries } from '../panels/index.ts';
import { board, datasourceVariable, environmentVariable, lokiVariable, organisationVariable, type Row } from './board.ts';
import { ratioOrZero, ratio, shares, slice } from './promql.ts';
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
    stat({
      title: 'Rebuffer ratio',
      description: 'Stalled time over watch time (playing and stalls) in the time shown.',
      unit: unit.ratio,
      decimals: 2,
      queries: [{ expr: ratioOrZero(q.total('openqoe_rebuffer_time_seconds_total'), q.total('openqoe_watch_time_seconds_total')) }],
      steps: [{ from: 0, color: 'green' }, { from: 0.01, color: 'yellow' }, { from: 0.02, color: 'red' }],
    }),
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
    timeseries({
      title: 'How views went',
      description: 'Views that ended, by outcome. An exit counts only after a second or more of waiting.',
      unit: unit.perSecond,
      stack: 'shares',
      queries: [{ expr: q.rate('openqoe_view_outcomes_total', { by: 'outcome' }), legend: '{{outcome}}' }],
    }),
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
    timeseries({
      title: 'Rebuffer ratio',
      description: 'Stalled time over watch time, over five minutes.',
      unit: unit.ratio,
      queries: [{ expr: ratioOrZero(q.rate('openqoe_rebuffer_time_seconds_total'), watched), legend: 'rebuffer ratio' }],
      steps: [{ from: 0, color: 'green' }, { from: 0.02, color: 'red' }],
    }),
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
    timeseries({
      title: 'Errors by family',
      description: 'Errors a second, fatal or not.',
      unit: unit.perSecond,
      stack: 'values',
      queries: [{ expr: q.rate('openqoe_errors_total', { by: 'error_family' }), legend: '{{error_family}}' }],
    }),
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
    logs({
      title: 'Recent errors',
      description: 'What players said of their errors, the newest first.',
      span: 24,
      expr: '{service_name="openqoe", org_id="$org", event_type="error"} | json | content_type!="live" | line_format "{{.error_family}} {{.error_code}}: {{.error_message}} ({{.player_name}}, {{.device_category}}, {{.video_id}})"',
    }),
  ],
};

const playing = q.rate('openqoe_playing_time_seconds_total');

const picture: Row = {
  title: 'Picture',
  panels: [
    timeseries({
      title: 'Average bitrate',
      description: 'Played bits over playing time: what viewers saw, weighted by how long.',
      unit: unit.bitsPerSecond,
      queries: [{ expr: ratio(q.rate('openqoe_played_bits_total'), playing), legend: 'average' }],
    }),
    heatmap({
      title: 'Bitrates',
      description: 'Reports of a bitrate (start, switch, heartbeat) a second in each range.',
      unit: unit.bitsPerSecond,
      expr: q.rate('openqoe_bitrate_bps_bucket', { by: 'le' }),
    }),
    bars({
      title: 'Resolutions',
      description: 'Share of the playing time in each resolution, in the time shown.',
      unit: unit.ratio,
      max: 1,
      queries: [
        {
          expr: shares(q, 'openqoe_playing_time_seconds_total', { level: 'audience_resolution', by: 'resolution', where: 'resolution!=""' }),
          legend: '{{resolution}}',
        },
      ],
    }),
    timeseries({
      title: 'Dropped frames',
      description: 'Frames decoded but not shown, of all decoded.',
      unit: unit.ratio,
      queries: [{ expr: ratioOrZero(q.rate('openqoe_dropped_frames_total'), q.rate('openqoe_decoded_frames_total')), legend: 'dropped' }],
      steps: [{ from: 0, color: 'green' }, { from: 0.05, color: 'red' }],
    }),
  ],
};

const quartile = (n: number) => ({ expr: q.total('openqoe_quartile_reached_total', undefined, `quartile="${n}"`), legend: `${n} %` });

const engagement: Row = {
  title: 'How far, and on what',
  panels: [
    bars({
      title: 'Quartile funnel',
      description: 'Views started, and how many of them reached each quarter of the media, in the time shown. Views that run are counted as they get there.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: q.total('openqoe_views_started_total'), legend: 'started' }, quartile(25), quartile(50), quartile(75), quartile(100)],
    }),
    timeseries({
      title: 'Completion by device',
      description: 'How far views on the device got on average, of those that ended in five minutes.',
      unit: unit.ratio,
      max: 1,
      queries: [
        {
          expr: ratio(
            q.rate('openqoe_completion_ratio_sum', { level: 'audience_device', by: 'device_category' }),
            q.rate('openqoe_completion_ratio_count', { level: 'audience_device', by: 'device_category' }),
          ),
          legend: '{{device_category}}',
        },
      ],
    }),
    pie({
      title: 'Devices',
      description: 'Share of the playing time on each kind of device, in the time shown.',
      unit: unit.seconds,
      queries: [{ expr: `${q.about('openqoe_playing_time_seconds_total', { level: 'audience_device', by: 'device_category' })} > 0`, legend: '{{device_category}}' }],
    }),
    pie({
      title: 'Browsers',
      description: 'Share of the playing time in each browser, in the time shown.',
      unit: unit.seconds,
      queries: [{ expr: `${q.about('openqoe_playing_time_seconds_total', { level: 'audience_browser', by: 'browser_family' })} > 0`, legend: '{{browser_family}}' }],
    }),
    pie({
      title: 'Operating systems',
      description: 'Share of the playing time on each operating system, in the time shown.',
      unit: unit.seconds,
      queries: [{ expr: `${q.about('openqoe_playing_time_seconds_total', { level: 'audience_os', by: 'os_family' })} > 0`, legend: '{{os_family}}' }],
    }),
    pie({
      title: 'Players',
      description: 'Share of the playing time in each player, in the time shown.',
      unit: unit.seconds,
      queries: [{ expr: `${q.about('openqoe_playing_time_seconds_total', { level: 'audience_player', by: 'player_name' })} > 0`, legend: '{{player_name}}' }],
    }),
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
