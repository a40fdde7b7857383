import type { Labels } from './audience.ts';

const values: Record<string, readonly string[]> = {
  budget: ['metric', 'organisation'],
  cause: ['network', 'buffer', 'unknown', 'decode'],
  change_direction: ['upshift', 'downshift', 'same'],
  channel: ['slack', 'teams', 'pagerduty', 'email', 'webhook'],
  event_type: [
    'heartbeat', 'playerready', 'viewstart', 'playing', 'pause', 'stall_start', 'stall_end', 'seek', 'quality_change', 'quartile', 'ended', 'viewend', 'error',
  ],
  label: ['video_id', 'error_code', 'network_country', 'app_name', 'player_name'],
  metric: ['openqoe_watch_time_seconds_total', 'openqoe_video_startup_seconds', 'openqoe_events_total', 'openqoe_bitrate_bps'],
  quartile: ['25', '50', '75', '100'],
  queue: ['qoe-events', 'slo-evaluations', 'alerts', 'notifications', 'qoe-events-poison', 'slo-evaluations-poison', 'alerts-poison', 'notifications-poison'],
  reason: ['missing_field', 'invalid_type', 'out_of_range', 'too_old'],
  resolution: ['1080p', '720p', '480p', '360p', '4k', '240p'],
  result: ['delivered', 'retried', 'failed', 'sent'],
  service: ['table', 'queue'],
  severity: ['critical', 'warning'],
  slo: ['availability', 'startup', 'rebuffering', 'errors', 'picture'],
  status: ['202', '400', '401', '429', '503'],
  tier: ['page-1h', 'page-6h', 'ticket-1d', 'ticket-3d', 'budget-80', 'budget-100', 'anomaly'],
  trigger: ['abr', 'manual'],
  window: ['5m', '30m', '1h', '6h', '1d', '3d'],
};

const outcomes: Record<string, readonly string[]> = {
  openqoe_view_outcomes_total: ['played', 'exit_before_start', 'start_failed', 'play_failed'],
  openqoe_ingest_events_total: ['accepted', 'rejected', 'deferred', 'limited'],
  openqoe_aggregate_events_total: ['counted', 'duplicate'],
};

/** What players fail with: these labels depend on each other. */
const errors: Labels[] = [
  ['network', 'manifestLoadTimeOut', 'false'],
  ['network', 'fragLoadError', 'false'],
  ['media', 'bufferStalledError', 'false'],
  ['network', 'manifestLoadError', 'true'],
  ['media', 'bufferAppendError', 'true'],
  ['drm', 'keySystemNoAccess', 'true'],
  ['drm', 'licenseRequestFailed', 'true'],
  ['business', 'geoBlocked', 'true'],
].map(([error_family = '', error_code = '', fatal = '']) => ({ error_family, error_code, fatal }));

function valuesOf(metric: string, label: string): readonly string[] {
  const found = label === 'outcome' ? outcomes[metric] : values[label];
  if (!found) throw new Error(`${metric} has label ${label}, for which there are no values here`);
  return found;
}

/** Every combination of what a metric's own labels hold, the most frequent first; one empty one where it has none. */
export function combinations(metric: string, own: readonly string[]): Labels[] {
  if (own.includes('error_code')) return errors;
  return own.reduce<Labels[]>(
    (sofar, label) => sofar.flatMap((labels) => valuesOf(metric, label).map((value) => ({ ...labels, [label]: value }))),
    [{}],
  );
}
