/**
 * The recorded rates: every audience's rates by Prometheus' own naming, `level:metric:operations`. An audience is who watches one kind of
 * content, of one organisation, in one environment.
 */
export const audience = ['org_id', 'env', 'content_type'] as const;

/** By what a level splits audiences, or what they watched. */
export const levels = {
  audience: [],
  audience_device: ['device_category'],
  audience_browser: ['browser_family'],
  audience_os: ['os_family'],
  audience_player: ['player_name'],
  audience_cdn: ['cdn'],
  audience_country: ['network_country'],
  audience_title: ['video_id'],
  audience_resolution: ['resolution'],
} as const;

export type Level = keyof typeof levels;

/** What each recorded rate keeps of its metric's own labels, and at which levels it is recorded. */
export const recordedRates = {
  openqoe_events_total: { keep: [], levels: ['audience'] },
  openqoe_sdk_dropped_reports_total: { keep: [], levels: ['audience'] },
  openqoe_views_started_total: { keep: [], levels: ['audience', 'audience_title'] },
  openqoe_views_completed_total: { keep: [], levels: ['audience'] },
  openqoe_view_outcomes_total: { keep: ['outcome'], levels: ['audience', 'audience_cdn', 'audience_title'] },
  openqoe_playing_time_seconds_total: {
    keep: [],
    levels: [
      'audience',
      'audience_device',
      'audience_browser',
      'audience_os',
      'audience_player',
      'audience_cdn',
      'audience_country',
      'audience_title',
      'audience_resolution',
    ],
  },
  openqoe_watch_time_seconds_total: { keep: [], levels: ['audience', 'audience_cdn', 'audience_title'] },
  openqoe_rebuffer_time_seconds_total: { keep: ['cause'], levels: ['audience', 'audience_cdn', 'audience_title'] },
  openqoe_rebuffer_events_total: { keep: ['cause'], levels: ['audience'] },
  openqoe_seeks_total: { keep: [], levels: ['audience'] },
  openqoe_pause_events_total: { keep: [], levels: ['audience'] },
  openqoe_quality_changes_total: { keep: ['change_direction', 'trigger'], levels: ['audience'] },
  openqoe_resolution_total: { keep: ['resolution'], levels: ['audience'] },
  openqoe_errors_total: { keep: ['error_family', 'fatal'], levels: ['audience', 'audience_cdn'] },
  openqoe_dropped_frames_total: { keep: [], levels: ['audience', 'audience_device'] },
  openqoe_decoded_frames_total: { keep: [], levels: ['audience', 'audience_device'] },
  openqoe_played_bits_total: { keep: [], levels: ['audience', 'audience_cdn'] },
  openqoe_video_startup_seconds_bucket: { keep: ['le'], levels: ['audience', 'audience_device', 'audience_player', 'audience_cdn'] },
  openqoe_video_startup_seconds_sum: { keep: [], levels: ['audience'] },
  openqoe_exit_wait_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_player_startup_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_page_load_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_rebuffer_duration_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_seek_latency_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_bitrate_bps_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_throughput_bps_bucket: { keep: ['le'], levels: ['audience', 'audience_cdn'] },
  openqoe_buffer_length_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_live_latency_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_view_rebuffer_ratio_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_view_playing_seconds_bucket: { keep: ['le'], levels: ['audience'] },
  openqoe_view_playing_seconds_sum: { keep: [], levels: ['audience'] },
  openqoe_completion_ratio_sum: { keep: [], levels: ['audience', 'audience_device', 'audience_title'] },
  openqoe_completion_ratio_count: { keep: [], levels: ['audience', 'audience_device', 'audience_title'] },
} as const satisfies Record<string, { keep: readonly string[]; levels: readonly Level[] }>;

export type RatedMetric = keyof typeof recordedRates;

/** Labels of the series that are recorded at a level, the metric's own ones aside. */
export const labelsOf = (level: Level): string[] => [...audience, ...levels[level]];

/** Name of a recorded rate over five minutes; throws where it is not recorded. */
export function rateOf(metric: RatedMetric, level: Level = 'audience'): string {
  const recorded: readonly Level[] = recordedRates[metric].levels;
  if (!recorded.includes(level)) throw new Error(`${metric} is not recorded at level ${level}`);
  return `${level}:${metric.replace(/_total$/, '')}:rate5m`;
}
