import { audience, labelsOf, rateOf, recordedRates, type Level, type RatedMetric } from './recorded.ts';
import type { RecordingRule, RuleGroup } from './rule.ts';

const by = (labels: readonly string[]) => `sum by (${labels.join(', ')})`;

/** The rates of these metrics at all their levels. */
const rates = (...metrics: RatedMetric[]): RecordingRule[] =>
  metrics.flatMap((metric) =>
    recordedRates[metric].levels.map((level) => ({
      record: rateOf(metric, level),
      expr: `${by([...labelsOf(level), ...recordedRates[metric].keep])} (rate(${metric}[5m]))`,
    })),
  );

const quantile = (q: number, metric: RatedMetric, level: Level = 'audience') =>
  `histogram_quantile(${q}, ${by([...labelsOf(level), 'le'])} (${rateOf(metric, level)})) >= 0`;

const summed = (metric: RatedMetric, level: Level = 'audience', where = '') => `${by(labelsOf(level))} (${rateOf(metric, level)}${where})`;

/** A ratio; without events there is none, rather than NaN. */
const ratio = (part: string, whole: string) => `${part} / (${whole} > 0)`;

// A numerator whose series come only with the first stall, error or drop counts as 0 where there is a denominator.
const orNone = (part: string, whole: string) => `(${part} or 0 * ${whole})`;

const stalled = (level: Level) =>
  ratio(orNone(summed('openqoe_rebuffer_time_seconds_total', level), summed('openqoe_watch_time_seconds_total', level)), summed('openqoe_watch_time_seconds_total', level));

const dropped = (level: Level) =>
  ratio(orNone(summed('openqoe_dropped_frames_total', level), summed('openqoe_decoded_frames_total', level)), summed('openqoe_decoded_frames_total', level));

const completion = (level: Level) => ratio(summed('openqoe_completion_ratio_sum', level), summed('openqoe_completion_ratio_count', level));

const bitrate = (level: Level) => ratio(summed('openqoe_played_bits_total', level), summed('openqoe_playing_time_seconds_total', level));

// A view often begins before anybody knows what kind of content it is of: errors are set against the views of all kinds.
const environment = ['org_id', 'env'];
const inEnvironment = (metric: RatedMetric) => `${by(environment)} (${rateOf(metric)})`;
const begun = inEnvironment('openqoe_views_started_total');
const watched = summed('openqoe_watch_time_seconds_total');

/** A share of the whole for each value of a label. */
const shares = (label: string, part: RatedMetric, whole: string) =>
  `${by([...audience, label])} (${rateOf(part)}) / on (${audience.join(', ')}) group_left () (${whole} > 0)`;

// Within a group a rule sees what those above it have just recorded. Mimir takes at most 20 rules a group.
export const recordingGroups: RuleGroup[] = [
  {
    name: 'openqoe-viewers',
    rules: [
      // As near to now as one publication a minute allows.
      { record: 'audience:openqoe_concurrent_viewers:rate2m', expr: `${by(audience)} (rate(openqoe_playing_time_seconds_total[2m]))` },
      ...rates('openqoe_playing_time_seconds_total', 'openqoe_events_total', 'openqoe_sdk_dropped_reports_total'),
    ],
  },
  {
    name: 'openqoe-views',
    rules: [
      ...rates('openqoe_views_started_total', 'openqoe_views_completed_total', 'openqoe_view_outcomes_total', 'openqoe_errors_total'),
      { record: 'audience:openqoe_outcome_ratio:rate5m', expr: shares('outcome', 'openqoe_view_outcomes_total', summed('openqoe_view_outcomes_total')) },
      { record: 'environment:openqoe_errors_per_view:rate5m', expr: ratio(orNone(inEnvironment('openqoe_errors_total'), begun), begun) },
      {
        record: 'environment:openqoe_errors_per_view_by_family:rate5m',
        expr: `${by([...environment, 'error_family'])} (${rateOf('openqoe_errors_total')}) / on (${environment.join(', ')}) group_left () (${begun} > 0)`,
      },
    ],
  },
  {
    name: 'openqoe-startup',
    rules: [
      ...rates(
        'openqoe_video_startup_seconds_bucket',
        'openqoe_video_startup_seconds_sum',
        'openqoe_exit_wait_seconds_bucket',
        'openqoe_player_startup_seconds_bucket',
        'openqoe_page_load_seconds_bucket',
      ),
      { record: 'audience:openqoe_video_startup_seconds:p50', expr: quantile(0.5, 'openqoe_video_startup_seconds_bucket') },
      { record: 'audience:openqoe_video_startup_seconds:p95', expr: quantile(0.95, 'openqoe_video_startup_seconds_bucket') },
      { record: 'audience:openqoe_video_startup_seconds:p99', expr: quantile(0.99, 'openqoe_video_startup_seconds_bucket') },
      { record: 'audience_device:openqoe_video_startup_seconds:p95', expr: quantile(0.95, 'openqoe_video_startup_seconds_bucket', 'audience_device') },
      { record: 'audience_player:openqoe_video_startup_seconds:p95', expr: quantile(0.95, 'openqoe_video_startup_seconds_bucket', 'audience_player') },
      { record: 'audience_cdn:openqoe_video_startup_seconds:p95', expr: quantile(0.95, 'openqoe_video_startup_seconds_bucket', 'audience_cdn') },
      {
        record: 'audience:openqoe_video_startup_seconds:avg',
        expr: ratio(summed('openqoe_video_startup_seconds_sum'), summed('openqoe_video_startup_seconds_bucket', 'audience', '{le="+Inf"}')),
      },
      { record: 'audience:openqoe_player_startup_seconds:p95', expr: quantile(0.95, 'openqoe_player_startup_seconds_bucket') },
    ],
  },
  {
    name: 'openqoe-playback',
    rules: [
      ...rates(
        'openqoe_watch_time_seconds_total',
        'openqoe_rebuffer_time_seconds_total',
        'openqoe_rebuffer_events_total',
        'openqoe_rebuffer_duration_seconds_bucket',
        'openqoe_seeks_total',
        'openqoe_seek_latency_seconds_bucket',
        'openqoe_pause_events_total',
        'openqoe_buffer_length_seconds_bucket',
        'openqoe_live_latency_seconds_bucket',
      ),
      { record: 'audience:openqoe_rebuffer_ratio:rate5m', expr: stalled('audience') },
      { record: 'audience_cdn:openqoe_rebuffer_ratio:rate5m', expr: stalled('audience_cdn') },
      { record: 'audience:openqoe_rebuffers_per_watch_hour:rate5m', expr: `3600 * ${ratio(orNone(summed('openqoe_rebuffer_events_total'), watched), watched)}` },
      { record: 'audience:openqoe_rebuffer_duration_seconds:p95', expr: quantile(0.95, 'openqoe_rebuffer_duration_seconds_bucket') },
      { record: 'audience:openqoe_seek_latency_seconds:p95', expr: quantile(0.95, 'openqoe_seek_latency_seconds_bucket') },
      { record: 'audience:openqoe_buffer_length_seconds:p10', expr: quantile(0.1, 'openqoe_buffer_length_seconds_bucket') },
      { record: 'audience:openqoe_live_latency_seconds:p95', expr: quantile(0.95, 'openqoe_live_latency_seconds_bucket') },
    ],
  },
  {
    name: 'openqoe-picture',
    rules: [
      ...rates(
        'openqoe_quality_changes_total',
        'openqoe_resolution_total',
        'openqoe_dropped_frames_total',
        'openqoe_decoded_frames_total',
        'openqoe_played_bits_total',
        'openqoe_bitrate_bps_bucket',
        'openqoe_throughput_bps_bucket',
      ),
      { record: 'audience:openqoe_dropped_frames_ratio:rate5m', expr: dropped('audience') },
      { record: 'audience_device:openqoe_dropped_frames_ratio:rate5m', expr: dropped('audience_device') },
      { record: 'audience:openqoe_bitrate_bps:avg', expr: bitrate('audience') },
      { record: 'audience_cdn:openqoe_bitrate_bps:avg', expr: bitrate('audience_cdn') },
      { record: 'audience_cdn:openqoe_throughput_bps:p50', expr: quantile(0.5, 'openqoe_throughput_bps_bucket', 'audience_cdn') },
    ],
  },
  {
    name: 'openqoe-engagement',
    rules: [
      ...rates(
        'openqoe_view_rebuffer_ratio_bucket',
        'openqoe_view_playing_seconds_bucket',
        'openqoe_view_playing_seconds_sum',
        'openqoe_completion_ratio_sum',
        'openqoe_completion_ratio_count',
      ),
      { record: 'audience:openqoe_completion_ratio:avg', expr: completion('audience') },
      { record: 'audience_device:openqoe_completion_ratio:avg', expr: completion('audience_device') },
      { record: 'audience_title:openqoe_completion_ratio:avg', expr: completion('audience_title') },
    ],
  },
];
