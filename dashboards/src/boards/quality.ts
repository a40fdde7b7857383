import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { heatmap, table, timeseries } from '../panels/index.ts';
import { rebufferRatioByCdn, resolutions } from './audiencePanels.ts';
import { board, contentVariable, datasourceVariable, environmentVariable, organisationVariable, type Row } from './board.ts';
import { ratio, ratioOrZero, slice, told } from './promql.ts';
import { unit } from './units.ts';

const q = slice('org_id="$org",env=~"$env",content_type=~"$content"');

const viewers = q.rate('openqoe_playing_time_seconds_total');
const byCdn = { level: 'audience_cdn', by: 'cdn' } as const;
/** Of those whose CDN is known: an error may come before the first segment. */
const delivered = { ...byCdn, where: 'cdn!=""' };
const outcomesOf = (where?: string) => q.rate('openqoe_view_outcomes_total', { ...byCdn, ...(where ? { where } : {}) });

const starting: Row = {
  title: 'Starting',
  panels: [
    timeseries({
      title: 'Start-up by kind of content, 95 %',
      description: '95 % of starts were at least as fast, over five minutes.',
      unit: unit.seconds,
      queries: [{ expr: told('content_type', `max by (content_type) (${q.recorded('audience:openqoe_video_startup_seconds:p95')})`), legend: '{{content_type}}' }],
    }),
    timeseries({
      title: 'Start-up by player, 95 %',
      description: '95 % of starts in the player were at least as fast, over five minutes.',
      unit: unit.seconds,
      queries: [
        {
          expr: q.quantile(0.95, 'openqoe_video_startup_seconds_bucket', { level: 'audience_player', by: 'player_name' }),
          legend: '{{player_name}}',
        },
      ],
    }),
    timeseries({
      title: 'Page and player, 95 %',
      description: '95 % of page loads, and of players being set up, were at least as fast.',
      unit: unit.seconds,
      queries: [
        { expr: q.quantile(0.95, 'openqoe_page_load_seconds_bucket'), legend: 'page' },
        { expr: q.quantile(0.95, 'openqoe_player_startup_seconds_bucket'), legend: 'player' },
      ],
    }),
  ],
};

const seeking: Row = {
  title: 'Seeking and buffering',
  panels: [
    timeseries({
      title: 'Seeks and pauses per hour of playing',
      description: 'How often a viewer seeks and pauses in an hour of playing time.',
      unit: unit.count,
      queries: [
        { expr: `3600 * ${ratio(q.rate('openqoe_seeks_total'), viewers)}`, legend: 'seeks' },
        { expr: `3600 * ${ratio(q.rate('openqoe_pause_events_total'), viewers)}`, legend: 'pauses' },
      ],
    }),
    timeseries({
      title: 'Seek latency',
      description: 'Half, and 95 %, of seeks were at least as fast: from seeking to the moving playhead.',
      unit: unit.seconds,
      queries: [0.5, 0.95].map((p) => ({ expr: q.quantile(p, 'openqoe_seek_latency_seconds_bucket'), legend: `${p * 100} %` })),
      steps: [{ from: 0, color: 'green' }, { from: 3, color: 'red' }],
    }),
    heatmap({
      title: 'Seek latencies',
      description: 'Seeks a second in each range of latency.',
      unit: unit.seconds,
      expr: q.rate('openqoe_seek_latency_seconds_bucket', { by: 'le' }),
    }),
    timeseries({
      title: 'Buffer',
      description: 'Media loaded ahead: half of the heartbeats have less than the upper line, one in ten less than the lower.',
      unit: unit.seconds,
      queries: [0.5, 0.1].map((p) => ({ expr: q.quantile(p, 'openqoe_buffer_length_seconds_bucket'), legend: `${p * 100} %` })),
    }),
    heatmap({
      title: 'Buffers',
      description: 'Heartbeats a second in each range of media loaded ahead.',
      unit: unit.seconds,
      expr: q.rate('openqoe_buffer_length_seconds_bucket', { by: 'le' }),
    }),
    timeseries({
      title: 'Rebuffer ratio of views',
      description: 'Share of the views that ended whose rebuffer ratio was at most so much.',
      unit: unit.ratio,
      max: 1,
      queries: ['0', '0.01', '0.05'].map((le) => ({
        expr: ratio(
          q.rate('openqoe_view_rebuffer_ratio_bucket', { where: `le="${le}"` }),
          q.rate('openqoe_view_rebuffer_ratio_bucket', { where: 'le="+Inf"' }),
        ),
        legend: `at most ${Number(le) * 100} %`,
      })),
    }),
  ],
};

const picture: Row = {
  title: 'Picture',
  panels: [
    timeseries({
      title: 'Switches by direction',
      description: 'Switches between renditions an hour of playing, up, down and sideways.',
      unit: unit.count,
      stack: 'values',
      queries: [
        {
          expr: `3600 * ${q.rate('openqoe_quality_changes_total', { by: 'change_direction' })} / ignoring (change_direction) group_left () (${viewers} > 0)`,
          legend: '{{change_direction}}',
        },
      ],
    }),
    timeseries({
      title: 'Switches by trigger',
      description: 'Who switches: the player (abr) or the viewer (manual).',
      unit: unit.perSecond,
      stack: 'values',
      queries: [{ expr: q.rate('openqoe_quality_changes_total', { by: 'trigger' }), legend: '{{trigger}}' }],
    }),
    timeseries({
      title: 'Levels switched to',
      description: 'Playback started in, or switched to, each resolution.',
      unit: unit.perSecond,
      stack: 'shares',
      queries: [{ expr: q.rate('openqoe_resolution_total', { by: 'resolution' }), legend: '{{resolution}}' }],
    }),
    resolutions(q, 'Levels watched'),
    timeseries({
      title: 'Dropped frames by device',
      description: 'Frames decoded but not shown, of all decoded on the device.',
      unit: unit.ratio,
      queries: [
        {
          expr: ratioOrZero(
            q.rate('openqoe_dropped_frames_total', { level: 'audience_device', by: 'device_category' }),
            q.rate('openqoe_decoded_frames_total', { level: 'audience_device', by: 'device_category' }),
          ),
          legend: '{{device_category}}',
        },
      ],
      steps: [{ from: 0, color: 'green' }, { from: 0.05, color: 'red' }],
    }),
    timeseries({
      title: 'Throughput',
      description: 'What players think the network gives: one in ten has less than the lowest line, half less than the middle one.',
      unit: unit.bitsPerSecond,
      queries: [0.1, 0.5, 0.9].map((p) => ({ expr: q.quantile(p, 'openqoe_throughput_bps_bucket'), legend: `${p * 100} %` })),
    }),
  ],
};

const cdns: Row = {
  title: 'CDNs side by side',
  panels: [
    timeseries({
      title: 'Start-up, 95 %',
      description: '95 % of starts over the CDN were at least as fast.',
      unit: unit.seconds,
      queries: [{ expr: q.quantile(0.95, 'openqoe_video_startup_seconds_bucket', byCdn), legend: '{{cdn}}' }],
    }),
    rebufferRatioByCdn(q),
    timeseries({
      title: 'Median throughput',
      description: 'Half of the reports over the CDN tell more.',
      unit: unit.bitsPerSecond,
      queries: [{ expr: q.quantile(0.5, 'openqoe_throughput_bps_bucket', byCdn), legend: '{{cdn}}' }],
    }),
    timeseries({
      title: 'Average bitrate',
      description: 'Played bits over playing time over the CDN.',
      unit: unit.bitsPerSecond,
      queries: [{ expr: ratio(q.rate('openqoe_played_bits_total', byCdn), q.rate('openqoe_playing_time_seconds_total', byCdn)), legend: '{{cdn}}' }],
    }),
    timeseries({
      title: 'Views that did not play',
      description: 'Failed, or left before the start, of the views over the CDN that ended.',
      unit: unit.ratio,
      queries: [{ expr: told('cdn', ratioOrZero(outcomesOf('outcome!="played"'), outcomesOf())), legend: '{{cdn}}' }],
    }),
    timeseries({
      title: 'Viewers',
      description: 'Viewers playing over each CDN.',
      unit: unit.count,
      stack: 'values',
      queries: [{ expr: q.rate('openqoe_playing_time_seconds_total', byCdn), legend: '{{cdn}}' }],
    }),
    table({
      title: 'In the time shown',
      description: 'Each CDN, in the time shown.',
      span: 24,
      height: 6,
      rows: { label: 'cdn', name: 'CDN' },
      columns: [
        { name: 'Watch time', unit: unit.duration, decimals: 0, expr: q.total('openqoe_watch_time_seconds_total', 'cdn') },
        {
          name: 'Start-up, mean',
          unit: unit.seconds,
          decimals: 2,
          expr: ratio(q.total('openqoe_video_startup_seconds_sum', 'cdn'), q.total('openqoe_video_startup_seconds_count', 'cdn')),
        },
        {
          name: 'Rebuffer ratio',
          unit: unit.ratio,
          decimals: 2,
          steps: [{ from: 0, color: 'green' }, { from: 0.02, color: 'red' }],
          expr: ratioOrZero(q.about('openqoe_rebuffer_time_seconds_total', byCdn), q.about('openqoe_watch_time_seconds_total', byCdn)),
        },
        {
          name: 'Bitrate',
          unit: unit.bitsPerSecond,
          decimals: 2,
          expr: ratio(q.about('openqoe_played_bits_total', byCdn), q.about('openqoe_playing_time_seconds_total', byCdn)),
        },
        {
          name: 'Errors per hundred views',
          unit: unit.count,
          decimals: 1,
          expr: `100 * ${ratioOrZero(q.about('openqoe_errors_total', delivered), q.about('openqoe_view_outcomes_total', delivered))}`,
        },
      ],
      sort: 'Watch time',
    }),
  ],
};

/** How well it is delivered, by player, device and CDN. */
export const quality = (): Dashboard =>
  board({
    uid: 'openqoe-quality',
    title: 'OpenQoE / Quality and delivery',
    description: 'Start-up, seeks, buffers, renditions and frames; and the CDNs side by side.',
    variables: [datasourceVariable(), organisationVariable(), environmentVariable(), contentVariable()],
    rows: [starting, seeking, picture, cdns],
  });
